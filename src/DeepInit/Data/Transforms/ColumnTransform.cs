using System.Text.Json;
using DeepInit.Runtime;

namespace DeepInit;

/// <summary>
/// What becomes of one column of raw rows: <see cref="NumberTransform"/>, <see cref="QuantileTransform"/> or <see cref="CategoryTransform"/>, with the values that were fitted. Never changes.
/// </summary>
public abstract class ColumnTransform
{
    private protected ColumnTransform(string name) => Name = name ?? throw new ArgumentNullException(nameof(name));

    /// <summary>The column's name.</summary>
    public string Name { get; }

    /// <summary>How many numbers it makes of a raw value.</summary>
    public abstract int Width { get; }

    /// <summary>What it takes, for messages: <c>a number</c>.</summary>
    public abstract string Expected { get; }

    /// <summary>A name for each number that it makes: the column's, of one-hot columns with <c>=category</c>.</summary>
    public virtual IEnumerable<string> OutputNames => Enumerable.Repeat(Name, Width);

    /// <summary>Transforms a number. Allocates nothing where the column is one of numbers.</summary>
    /// <param name="value">The raw number; NaN where it is missing. A column of categories takes the category of this text.</param>
    /// <param name="destination">Takes <see cref="Width"/> numbers.</param>
    /// <exception cref="ArgumentException">The value is not what was fitted, or the destination has another length.</exception>
    public void Apply<T>(double value, Span<T> destination)
        where T : unmanaged
    {
        if (!TryEncode(value, out EncodedValue encoded))
            throw Unexpected(value.ToString("R", System.Globalization.CultureInfo.InvariantCulture));
        Write(encoded, destination);
    }

    /// <summary>Transforms a text: a category, or a number as text.</summary>
    /// <param name="cell">The raw value; null where it is missing.</param>
    /// <param name="destination">Takes <see cref="Width"/> numbers.</param>
    /// <exception cref="ArgumentException">The value is not what was fitted, or the destination has another length.</exception>
    public void Apply<T>(string? cell, Span<T> destination)
        where T : unmanaged
    {
        if (!TryApply(cell, destination))
            throw Unexpected(cell is null ? "nothing" : $"'{Excerpt.Of(cell)}'");
    }

    /// <summary>Transforms a text, if it is what was fitted.</summary>
    /// <param name="cell">The raw value; null where it is missing.</param>
    /// <param name="destination">Takes <see cref="Width"/> numbers; stays as it was after false.</param>
    /// <returns>False where <see cref="Expected"/> was expected.</returns>
    /// <exception cref="ArgumentException">The destination has another length.</exception>
    public bool TryApply<T>(string? cell, Span<T> destination)
        where T : unmanaged
    {
        if (!TryEncode(cell, out EncodedValue encoded))
            return false;
        Write(encoded, destination);
        return true;
    }

    internal abstract bool TryEncode(double value, out EncodedValue encoded);

    internal abstract bool TryEncode(string? cell, out EncodedValue encoded);

    /// <summary>Writes the properties of its JSON object after the name.</summary>
    internal abstract void WriteTo(Utf8JsonWriter writer);

    private void Write<T>(EncodedValue encoded, Span<T> destination)
        where T : unmanaged
    {
        Guard.Length(destination.Length, Width, nameof(destination));
        destination.Clear();
        if (encoded.Position >= 0)
            destination[encoded.Position] = Scalar.FromDouble<T>(encoded.Value);
    }

    private ArgumentException Unexpected(string got) => new($"Column '{Excerpt.Of(Name)}': expected {Expected}, got {got}.");
}
