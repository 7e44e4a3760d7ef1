using System.Globalization;

namespace DeepInit.Gen.Text;

/// <summary>Identifiers for things of which each has a name of its own in generated code: what two names would share is numbered.</summary>
internal sealed class Symbols
{
    private readonly HashSet<string> _taken;

    /// <param name="reserved">Identifiers that nothing may have.</param>
    public Symbols(params string[] reserved) => _taken = [.. reserved];

    /// <summary>"stage1.0.conv1" → <c>Stage1_0_conv1</c>, "d dense0" → <c>d_Dense0</c>: a gradient is told by its small d, as in formulas.</summary>
    public string Of(string name)
    {
        string identifier = name.StartsWith("d ", StringComparison.Ordinal) ? "d_" + Identifiers.Pascal(name.Substring(2)) : Identifiers.Pascal(name);
        string symbol = identifier;
        for (int i = 2; !_taken.Add(symbol); i++)
        {
            symbol = identifier + "_" + i.ToString(CultureInfo.InvariantCulture);
        }

        return symbol;
    }
}
