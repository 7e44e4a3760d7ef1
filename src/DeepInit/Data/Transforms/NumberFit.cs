namespace DeepInit;

/// <summary>Fits a column of numbers, value after value, so that the rows need not be in memory.</summary>
/// <remarks>Mean and deviation by Welford's recurrence in double precision (1962), of the numbers that are there. A <see cref="Imputation.Median"/> keeps them all.</remarks>
/// <example><code>
/// var area = new NumberFit("area");
/// foreach (House house in houses)
///     area.Add(house.Area);
/// NumberTransform standardized = area.Standardize();
/// </code></example>
public sealed class NumberFit
{
    private readonly string _name;
    private readonly List<double>? _values;
    private double _mean;
    private double _squares;
    private double _least = double.PositiveInfinity;
    private double _largest = double.NegativeInfinity;

    /// <summary>Starts.</summary>
    /// <param name="name">The column's name.</param>
    /// <param name="imputation">What missing numbers become; the mean unless given.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="imputation"/> is no member of its enum.</exception>
    public NumberFit(string name, Imputation imputation = Imputation.Mean)
    {
        _name = name ?? throw new ArgumentNullException(nameof(name));
        _values = imputation switch
        {
            Imputation.Mean => null,
            Imputation.Median => [],
            _ => throw new ArgumentOutOfRangeException(nameof(imputation), imputation, "A missing number becomes the Mean or the Median."),
        };
    }

    /// <summary>How many numbers there were, without missing ones.</summary>
    public long Count { get; private set; }

    /// <summary>Adds a number.</summary>
    /// <param name="value">The number; NaN is a missing one.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is infinite.</exception>
    public void Add(double value)
    {
        if (double.IsNaN(value))
            return;
        if (double.IsInfinity(value))
            throw new ArgumentOutOfRangeException(nameof(value), value, $"Column '{_name}' cannot be fitted to an infinity.");
        Count++;
        double before = value - _mean;
        _mean += before / Count;
        _squares += before * (value - _mean);
        _least = Math.Min(_least, value);
        _largest = Math.Max(_largest, value);
        _values?.Add(value);
    }

    /// <summary>Numbers as they are; missing ones become the mean or the median.</summary>
    /// <exception cref="InvalidOperationException">The numbers are too large for their mean.</exception>
    public NumberTransform AsIs()
    {
        CheckSize();
        return new(_name, fill: Fill());
    }

    /// <summary>To mean 0 and (population) deviation 1. A constant column becomes 0.</summary>
    /// <exception cref="InvalidOperationException">There was no number, or they are too large for mean and deviation.</exception>
    public NumberTransform Standardize()
    {
        Check();
        double variance = _squares / Count;
        return new(_name, _mean, variance > 0 ? 1 / Math.Sqrt(variance) : 0, Fill());
    }

    /// <summary>The least number to 0, the largest to 1. A constant column becomes 0.</summary>
    /// <exception cref="InvalidOperationException">There was no number, or they are too large for mean and deviation.</exception>
    public NumberTransform MinMax()
    {
        Check();
        double scale = _largest > _least ? 1 / (_largest - _least) : 0;
        return new(_name, _least, scale, Fill());
    }

    private double Fill()
    {
        if (_values is not { Count: > 0 })
            return _mean;
        _values.Sort();
        int middle = _values.Count / 2;
        return _values.Count % 2 == 1 ? _values[middle] : (_values[middle - 1] + _values[middle]) / 2;
    }

    private void Check()
    {
        if (Count == 0)
            throw new InvalidOperationException($"Column '{_name}' has no number to fit a transform to.");
        CheckSize();
    }

    // Squares of more than 1e154 have no double. x − x is 0 for numbers, and NaN for infinities and NaN.
    private void CheckSize()
    {
        if (_squares - _squares != 0 || _mean - _mean != 0)
            throw new InvalidOperationException(FormattableString.Invariant($"Column '{_name}' has numbers from {_least} to {_largest}: too large to fit a transform to."));
    }
}
