using DeepInit.Gen.Formulas;
using static DeepInit.Gen.Formulas.Functions;

namespace DeepInit.Gen.Tests.Formulas;

/// <summary>Formulas by chance, of the operands x, y and z, in operations whose results every machine rounds alike. The same seed gives the same formula.</summary>
internal sealed class RandomFormulas(int seed)
{
    private readonly Random _random = new(seed);
    private readonly List<Formula> _named = [];

    /// <summary>A formula of at most this depth.</summary>
    /// <param name="depth">How many operations lie one in another.</param>
    /// <param name="names">Whether it has intermediate results with names.</param>
    public Formula Next(int depth, bool names = true)
    {
        if (depth == 0 || _random.Next(8) == 0)
        {
            return _random.Next(5) switch
            {
                0 => Math.Round((_random.NextDouble() * 4) - 2, 2),
                1 when names && _named.Count > 0 => _named[_random.Next(_named.Count)],
                _ => Read(((char)('x' + _random.Next(3))).ToString()),
            };
        }

        Formula a = Next(depth - 1, names);
        Formula b = Next(depth - 1, names);
        switch (_random.Next(names ? 10 : 9))
        {
            case 0 or 1:
                return a + b;
            case 2 or 3:
                return a - b;
            case 4 or 5:
                return a * b;
            case 6:
                return a / b;
            case 7:
                return -a;
            case 8:
                return Select(_random.Next(3) switch { 0 => a > b, 1 => a < b, _ => Equal(a, b) }, Next(depth - 1, names), b);
            default:
                Formula named = Let("t" + _named.Count, Abs(a));
                _named.Add(named);
                return named;
        }
    }
}
