namespace DeepInit;

/// <summary>Collects the categories of a column, value after value.</summary>
public sealed class CategoryFit
{
    /// <summary>The most categories of a column: more are names or numbers, not categories.</summary>
    public const int MaximumCategories = 1 << 16;

    private readonly string _name;
    private readonly HashSet<string> _categories = new(StringComparer.Ordinal);

    /// <summary>Starts.</summary>
    /// <param name="name">The column's name.</param>
    public CategoryFit(string name) => _name = name ?? throw new ArgumentNullException(nameof(name));

    /// <summary>How many categories there were.</summary>
    public int Count => _categories.Count;

    /// <summary>Adds a value.</summary>
    /// <param name="category">Its category; null where it is missing.</param>
    /// <exception cref="InvalidOperationException">There are more than <see cref="MaximumCategories"/>.</exception>
    public void Add(string? category)
    {
        if (category is null || !_categories.Add(category))
            return;
        if (_categories.Count > MaximumCategories)
            throw new InvalidOperationException($"Column '{_name}' has more than {MaximumCategories} categories. Leave it out, or take it as a number.");
    }

    /// <summary>A number for each category.</summary>
    public CategoryTransform OneHot() => CategoryTransform.OneHot(_name, Sorted());

    /// <summary>The position of the category.</summary>
    public CategoryTransform Index() => CategoryTransform.Index(_name, Sorted());

    /// <summary>As numbers if they all are, by code points otherwise: an order that does not depend on that of the rows.</summary>
    private string[] Sorted()
    {
        string[] texts = [.. _categories.OrderBy(c => c, StringComparer.Ordinal)];
        double[] numbers = [.. texts.Select(t => NumberTransform.TryParse(t, out double number) ? number : double.NaN)];
        return numbers.Any(double.IsNaN) ? texts : [.. texts.Zip(numbers, (text, number) => (text, number)).OrderBy(t => t.number).Select(t => t.text)];
    }
}
