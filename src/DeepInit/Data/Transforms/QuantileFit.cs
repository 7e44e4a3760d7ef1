namespace DeepInit;

/// <summary>Finds the quantiles of a column, value after value. Keeps all of them in memory.</summary>
/// <remarks>Fit it to the rows that are trained on, and to no others: ranks among rows of a test are what the network must not know.</remarks>
/// <example><code>
/// var income = new QuantileFit("income");
/// foreach (Household household in training)
///     income.Add(household.Income);
/// QuantileTransform ranks = income.Transform();
/// </code></example>
public sealed class QuantileFit
{
    private readonly string _name;
    private readonly List<double> _values = [];

    /// <summary>Starts.</summary>
    /// <param name="name">The column's name.</param>
    public QuantileFit(string name) => _name = name ?? throw new ArgumentNullException(nameof(name));

    /// <summary>How many numbers there were, without missing ones.</summary>
    public int Count => _values.Count;

    /// <summary>Adds a number.</summary>
    /// <param name="value">The number; NaN is a missing one.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is infinite.</exception>
    public void Add(double value)
    {
        if (double.IsInfinity(value))
            throw new ArgumentOutOfRangeException(nameof(value), value, $"Column '{_name}' cannot be fitted to an infinity.");
        if (!double.IsNaN(value))
            _values.Add(value);
    }

    /// <summary>Numbers by their rank; missing ones become the median.</summary>
    /// <param name="output">How the transformed numbers are distributed; normal unless given.</param>
    /// <param name="quantiles">How many quantiles are kept, 2 to <see cref="QuantileTransform.MaximumQuantiles"/>, and no more than there were numbers; 1000 unless given. Between them ranks grow along straight lines.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number of quantiles is not within its limits, or <paramref name="output"/> is no member of its enum.</exception>
    /// <exception cref="InvalidOperationException">There was no number.</exception>
    public QuantileTransform Transform(QuantileOutput output = QuantileOutput.Normal, int quantiles = 1000)
    {
        if (quantiles is < 2 or > QuantileTransform.MaximumQuantiles)
            throw new ArgumentOutOfRangeException(nameof(quantiles), quantiles, $"A column has 2 to {QuantileTransform.MaximumQuantiles} quantiles.");
        if (_values.Count == 0)
            throw new InvalidOperationException($"Column '{_name}' has no number to fit a transform to.");
        _values.Sort();
        double[] at = new double[Math.Max(2, Math.Min(quantiles, _values.Count))];
        for (int i = 0; i < at.Length; i++)
            at[i] = Math.Max(i > 0 ? at[i - 1] : double.NegativeInfinity, At((double)i / (at.Length - 1)));
        return new QuantileTransform(_name, at, output, At(0.5));
    }

    // As percentiles of NumPy are: along straight lines between the sorted numbers.
    private double At(double rank)
    {
        double place = rank * (_values.Count - 1);
        int below = Math.Min((int)place, Math.Max(0, _values.Count - 2));
        return QuantileTransform.Between(_values[below], _values[Math.Min(below + 1, _values.Count - 1)], place - below);
    }
}
