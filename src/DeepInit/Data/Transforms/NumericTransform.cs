namespace DeepInit;

/// <summary>A column of numbers, each of which becomes another: <see cref="NumberTransform"/> by a straight line, <see cref="QuantileTransform"/> by its rank.</summary>
public abstract class NumericTransform : ColumnTransform
{
    private protected NumericTransform(string name, double fill)
        : base(name) => Fill = Finite(fill, nameof(fill));

    /// <summary>The raw number that stands for missing ones: the mean or the median of those that were there.</summary>
    public double Fill { get; }

    /// <inheritdoc/>
    public override int Width => 1;

    /// <inheritdoc/>
    public override string Expected => "a number";

    /// <summary>The transformed number.</summary>
    /// <param name="value">The raw number; NaN where it is missing.</param>
    public abstract double Apply(double value);

    /// <summary>The raw number again: of a prediction, in the units of the data. A constant column gives its constant.</summary>
    /// <param name="value">The transformed number.</param>
    public abstract double Undo(double value);

    internal sealed override bool TryEncode(double value, out EncodedValue encoded)
    {
        encoded = new EncodedValue(0, Apply(value));
        return !double.IsInfinity(value);
    }

    internal sealed override bool TryEncode(string? cell, out EncodedValue encoded)
    {
        double number = double.NaN;
        bool fits = cell is null || NumberTransform.TryParse(cell, out number);
        encoded = new EncodedValue(0, Apply(number));
        return fits;
    }

    // x − x is 0 for numbers, and NaN for infinities and NaN.
    private protected static bool IsFinite(double value) => value - value == 0;

    private protected static double Finite(double value, string name) =>
        IsFinite(value) ? value : throw new ArgumentOutOfRangeException(name, value, "A transform has finite numbers.");
}
