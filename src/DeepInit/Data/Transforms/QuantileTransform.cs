using System.Numerics;
using System.Text.Json;
using DeepInit.Runtime;

namespace DeepInit;

/// <summary>
/// A column of numbers that become their rank among those of the training rows, or the normal number of that rank: whatever the column's distribution was, few large numbers far from all others among them, the network
/// reads one that is even. <see cref="QuantileFit"/> finds the quantiles from rows. scikit-learn's <c>QuantileTransformer</c>.
/// </summary>
/// <remarks>
/// <para>The rank of x is the share of training rows below it: between two quantiles it grows along a straight line. A number that several quantiles have is in the middle of their ranks (at the ends, too, where scikit-learn gives the
/// least number the rank 0 though half of all rows had it); so is a constant column. What lies outside the training rows has the rank 0 or 1. Normal numbers are Φ⁻¹ of the rank within [10⁻⁷, 1 − 10⁻⁷].</para>
/// <para>Costs a binary search for each number, and 8 bytes for each quantile, in files some 20.</para>
/// </remarks>
public sealed class QuantileTransform : NumericTransform
{
    internal const string NormalKind = "quantile-normal";
    internal const string UniformKind = "quantile-uniform";

    /// <summary>The most quantiles of a column.</summary>
    public const int MaximumQuantiles = 1 << 16;

    private const double Least = 1e-7;

    private readonly double[] _quantiles;

    /// <summary>A column with these quantiles.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="quantiles">The numbers at the ranks 0, 1 / (n − 1), …, 1, none less than the one before: n of 2 to <see cref="MaximumQuantiles"/>.</param>
    /// <param name="output">How the transformed numbers are distributed; normal unless given.</param>
    /// <param name="fill">The raw number that stands for missing ones.</param>
    /// <exception cref="ArgumentException">There are fewer or more quantiles, or one is less than the one before.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is not finite, or <paramref name="output"/> is no member of its enum.</exception>
    public QuantileTransform(string name, IEnumerable<double> quantiles, QuantileOutput output = QuantileOutput.Normal, double fill = 0)
        : base(name, fill)
    {
        _quantiles = [.. quantiles ?? throw new ArgumentNullException(nameof(quantiles))];
        if (_quantiles.Length is < 2 or > MaximumQuantiles)
            throw new ArgumentException($"Column '{Excerpt.Of(name)}' has {_quantiles.Length} quantiles; expected 2 to {MaximumQuantiles}.", nameof(quantiles));
        for (int i = 0; i < _quantiles.Length; i++)
        {
            Finite(_quantiles[i], nameof(quantiles));
            if (i > 0 && _quantiles[i] < _quantiles[i - 1])
                throw new ArgumentException(FormattableString.Invariant($"Column '{Excerpt.Of(name)}': the quantile {i}, {_quantiles[i]}, is less than the one before, {_quantiles[i - 1]}."), nameof(quantiles));
        }

        Output = output is QuantileOutput.Normal or QuantileOutput.Uniform
            ? output
            : throw new ArgumentOutOfRangeException(nameof(output), output, "Ranks become Normal or Uniform numbers.");
    }

    /// <summary>The numbers at evenly spaced ranks, from 0 to 1.</summary>
    public IReadOnlyList<double> Quantiles => _quantiles;

    /// <summary>How the transformed numbers are distributed.</summary>
    public QuantileOutput Output { get; }

    /// <inheritdoc/>
    public override double Apply(double value)
    {
        double number = double.IsNaN(value) ? Fill : value;
        return Output == QuantileOutput.Uniform ? RankOf(number) : NormalOf(number);
    }

    /// <summary>The raw number again: of a prediction, in the units of the data. What lies beyond the ranks 0 and 1 is the least or the largest number of the training rows.</summary>
    /// <param name="value">The transformed number.</param>
    public override double Undo(double value)
    {
        if (double.IsNaN(value))
            return double.NaN;
        double rank = Output == QuantileOutput.Uniform ? value : VectorMath.NormalCdf(new Vector<double>(value))[0];
        double place = Math.Min(1, Math.Max(0, rank)) * (_quantiles.Length - 1);
        int below = Math.Min((int)place, _quantiles.Length - 2);
        return Between(_quantiles[below], _quantiles[below + 1], place - below);
    }

    internal override void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteString("kind", Output == QuantileOutput.Uniform ? UniformKind : NormalKind);
        writer.WriteStartArray("quantiles");
        foreach (double quantile in _quantiles)
            writer.WriteNumberValue(quantile);
        writer.WriteEndArray();
        writer.WriteNumber("fill", Fill);
    }

    /// <summary>The normal number of a number's rank, whatever the output is.</summary>
    internal double NormalOf(double value) => PortableMath.InverseNormalCdf(Math.Min(1 - Least, Math.Max(Least, RankOf(value))));

    /// <summary>A number between two, of which the second has the share; where both are equal it is they, to the bit.</summary>
    internal static double Between(double first, double second, double share) => first == second ? first : (first * (1 - share)) + (second * share);

    private double RankOf(double value)
    {
        int last = _quantiles.Length - 1;

        // The first quantile that is not less, and the first that is greater.
        int from = Count(value, orEqual: false), end = Count(value, orEqual: true);
        if (end > from)
            return (from + (end - 1)) * 0.5 / last;
        if (from == 0)
            return 0;
        if (from > last)
            return 1;
        (double below, double above) = (_quantiles[from - 1], _quantiles[from]);

        // Halves, because the difference of the largest numbers has no double.
        return (from - 1 + (((value * 0.5) - (below * 0.5)) / ((above * 0.5) - (below * 0.5)))) / last;
    }

    // How many quantiles are less than a number, or at most it.
    private int Count(double value, bool orEqual)
    {
        int low = 0, high = _quantiles.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (_quantiles[middle] < value || (orEqual && _quantiles[middle] == value))
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
