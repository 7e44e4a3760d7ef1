namespace DeepInit.Runtime;

/// <summary>A property of declared categories.</summary>
internal sealed class CategoryColumn<TRow>(string name, Func<TRow, string?> value, CategoryTransform declared) : RowColumn<TRow>(name, declared.Width)
{
    internal override ColumnTransform Fit(IReadOnlyList<TRow> rows, int count) => declared;

    internal override IReadOnlyList<string> Categories => declared.Categories;

    internal override bool Write<T>(TRow row, ColumnTransform transform, Span<T> destination)
    {
        string? category = value(row);

        // A transform takes an unknown category for a missing one; here categories are declared, and another one is a mistake.
        if (category is not null && declared.IndexOf(category) < 0)
            throw new ArgumentException($"Column '{Name}': expected {declared.Expected}, got '{category}'.");
        if (category is not null || declared.IsOneHot)
            transform.Apply(category, destination);
        return category is not null;
    }

    // The order matters to nobody but the weights: they were trained in the file's.
    internal override string? Misfit(ColumnTransform transform) =>
        transform is CategoryTransform other && other.IsOneHot == declared.IsOneHot && other.Categories.SequenceEqual(declared.Categories, StringComparer.Ordinal)
            ? null
            : $"has other categories; expected {string.Join(", ", declared.Categories.Select(c => $"'{c}'"))}";
}
