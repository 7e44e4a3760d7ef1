using System.Globalization;
using System.Text.Json;

namespace DeepInit;

/// <summary>
/// A column of categories: one number for each, 1 at the raw value's and 0 at the others' (one-hot), or one number, the category's position (index).
/// <see cref="CategoryFit"/> finds the categories from rows.
/// </summary>
public sealed class CategoryTransform : ColumnTransform
{
    internal const string OneHotKind = "one-hot";
    internal const string IndexKind = "index";

    private const int Shown = 10;

    private readonly string[] _categories;
    private readonly Dictionary<string, int> _positions;

    private CategoryTransform(string name, IEnumerable<string> categories, bool isOneHot)
        : base(name)
    {
        IsOneHot = isOneHot;
        _categories = [.. categories ?? throw new ArgumentNullException(nameof(categories))];
        _positions = new Dictionary<string, int>(_categories.Length, StringComparer.Ordinal);
        for (int i = 0; i < _categories.Length; i++)
        {
            string category = _categories[i] ?? throw new ArgumentException($"Column '{Excerpt.Of(name)}': a category is null.", nameof(categories));
            if (_positions.ContainsKey(category))
                throw new ArgumentException($"Column '{Excerpt.Of(name)}': the category '{Excerpt.Of(category)}' is there twice.", nameof(categories));
            _positions.Add(category, i);
        }
    }

    /// <summary>Whether each category has a number of its own.</summary>
    public bool IsOneHot { get; }

    /// <summary>The categories, in the order of their numbers.</summary>
    public IReadOnlyList<string> Categories => _categories;

    /// <inheritdoc/>
    public override int Width => IsOneHot ? _categories.Length : 1;

    /// <inheritdoc/>
    public override string Expected
    {
        get
        {
            string more = _categories.Length > Shown ? $", … ({_categories.Length} in all)" : "";
            return $"one of {string.Join(", ", _categories.Take(Shown).Select(c => $"'{Excerpt.Of(c)}'"))}{more}";
        }
    }

    /// <inheritdoc/>
    public override IEnumerable<string> OutputNames => IsOneHot ? _categories.Select(c => $"{Name}={c}") : base.OutputNames;

    /// <summary>One-hot: a missing value is zeros, and so is a category that was not there when fitting.</summary>
    /// <param name="name">The column's name.</param>
    /// <param name="categories">The categories, each once.</param>
    /// <exception cref="ArgumentException">A category is there twice.</exception>
    public static CategoryTransform OneHot(string name, IEnumerable<string> categories) => new(name, categories, isOneHot: true);

    /// <summary>Positions, from 0: a missing value or an unknown category is refused.</summary>
    /// <param name="name">The column's name.</param>
    /// <param name="categories">The categories, each once.</param>
    /// <exception cref="ArgumentException">A category is there twice.</exception>
    public static CategoryTransform Index(string name, IEnumerable<string> categories) => new(name, categories, isOneHot: false);

    /// <summary>The position of a category; −1 where it is missing or unknown.</summary>
    /// <param name="category">The category.</param>
    public int IndexOf(string? category) => category is not null && _positions.TryGetValue(category, out int position) ? position : -1;

    internal override bool TryEncode(double value, out EncodedValue encoded) =>
        TryEncode(double.IsNaN(value) ? null : value.ToString("R", CultureInfo.InvariantCulture), out encoded);

    internal override bool TryEncode(string? cell, out EncodedValue encoded)
    {
        int position = IndexOf(cell);
        encoded = IsOneHot ? new EncodedValue(position, 1) : new EncodedValue(0, position);
        return IsOneHot || position >= 0;
    }

    internal override void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteString("kind", IsOneHot ? OneHotKind : IndexKind);
        writer.WriteStartArray("categories");
        foreach (string category in _categories)
            writer.WriteStringValue(category);
        writer.WriteEndArray();
    }
}
