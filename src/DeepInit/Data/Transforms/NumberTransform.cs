using System.Globalization;
using System.Text.Json;

namespace DeepInit;

/// <summary>A column of numbers: y = (x − offset) · scale. <see cref="NumberFit"/> finds the two from rows.</summary>
public sealed class NumberTransform : NumericTransform
{
    internal const string Kind = "number";

    /// <summary>A column with these values.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="offset">What is subtracted.</param>
    /// <param name="scale">What is multiplied then; 0 makes every number 0.</param>
    /// <param name="fill">The raw number that stands for missing ones.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is not finite.</exception>
    public NumberTransform(string name, double offset = 0, double scale = 1, double fill = 0)
        : base(name, fill)
    {
        Offset = Finite(offset, nameof(offset));
        Scale = Finite(scale, nameof(scale));
    }

    /// <summary>What is subtracted.</summary>
    public double Offset { get; }

    /// <summary>What is multiplied then.</summary>
    public double Scale { get; }

    /// <inheritdoc/>
    public override double Apply(double value) => ((double.IsNaN(value) ? Fill : value) - Offset) * Scale;

    /// <inheritdoc/>
    public override double Undo(double value) => (Scale == 0 ? 0 : value / Scale) + Offset;

    /// <summary>Reads a number as files have it: with a decimal point and no separators; no infinity, no NaN.</summary>
    /// <param name="text">The text.</param>
    /// <param name="number">The number, if it is one.</param>
    /// <returns>Whether it is one.</returns>
    public static bool TryParse(string text, out double number) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number) && IsFinite(number);

    internal override void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteString("kind", Kind);
        writer.WriteNumber("offset", Offset);
        writer.WriteNumber("scale", Scale);
        writer.WriteNumber("fill", Fill);
    }
}
