using System.Globalization;
using System.Text.Json;

namespace DeepInit;

/// <summary>A column of numbers: y = (x − offset) · scale. <see cref="NumberFit"/> finds the two from rows.</summary>
public sealed class NumberTransform : ColumnTransform
{
    internal const string Kind = "number";

    /// <summary>A column with these values.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="offset">What is subtracted.</param>
    /// <param name="scale">What is multiplied then; 0 makes every number 0.</param>
    /// <param name="fill">The raw number that stands for missing ones.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is not finite.</exception>
    public NumberTransform(string name, double offset = 0, double scale = 1, double fill = 0)
        : base(name)
    {
        Offset = Finite(offset, nameof(offset));
        Scale = Finite(scale, nameof(scale));
        Fill = Finite(fill, nameof(fill));
    }

    /// <summary>What is subtracted.</summary>
    public double Offset { get; }

    /// <summary>What is multiplied then.</summary>
    public double Scale { get; }

    /// <summary>The raw number that stands for missing ones: the mean or the median of those that were there.</summary>
    public double Fill { get; }

    /// <inheritdoc/>
    public override int Width => 1;

    /// <inheritdoc/>
    public override string Expected => "a number";

    /// <summary>The transformed number.</summary>
    /// <param name="value">The raw number; NaN where it is missing.</param>
    public double Apply(double value) => ((double.IsNaN(value) ? Fill : value) - Offset) * Scale;

    /// <summary>The raw number again: of a prediction, in the units of the data. A constant column gives its constant.</summary>
    /// <param name="value">The transformed number.</param>
    public double Undo(double value) => (Scale == 0 ? 0 : value / Scale) + Offset;

    /// <summary>Reads a number as files have it: with a decimal point and no separators; no infinity, no NaN.</summary>
    /// <param name="text">The text.</param>
    /// <param name="number">The number, if it is one.</param>
    /// <returns>Whether it is one.</returns>
    public static bool TryParse(string text, out double number) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number) && IsFinite(number);

    internal override bool TryEncode(double value, out EncodedValue encoded)
    {
        encoded = new EncodedValue(0, Apply(value));
        return !double.IsInfinity(value);
    }

    internal override bool TryEncode(string? cell, out EncodedValue encoded)
    {
        double number = double.NaN;
        bool fits = cell is null || TryParse(cell, out number);
        encoded = new EncodedValue(0, Apply(number));
        return fits;
    }

    internal override void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteString("kind", Kind);
        writer.WriteNumber("offset", Offset);
        writer.WriteNumber("scale", Scale);
        writer.WriteNumber("fill", Fill);
    }

    // x − x is 0 for numbers, and NaN for infinities and NaN.
    private static bool IsFinite(double value) => value - value == 0;

    private static double Finite(double value, string name) =>
        IsFinite(value) ? value : throw new ArgumentOutOfRangeException(name, value, "A transform has finite numbers.");
}
