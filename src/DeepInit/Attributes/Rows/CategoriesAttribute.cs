namespace DeepInit;

/// <summary>
/// The texts that a string property of a row may have, for networks over rows (<see cref="NetworkAttribute.Rows"/>): each is an input of its own, or, of a
/// label, a class. They are declared, not found in the data, because the compiler needs to know how many there are. On a parameter of a positional record it
/// means the property of that name.
/// </summary>
/// <example><code>
/// [Categories("north", "south")] string District
/// </code></example>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
public sealed class CategoriesAttribute : Attribute
{
    /// <summary>Lists them.</summary>
    /// <param name="categories">The texts, at least one, each once. A row with another text is refused with an <see cref="ArgumentException"/>.</param>
    public CategoriesAttribute(params string[] categories) => Categories = categories;

    /// <summary>The texts.</summary>
    public IReadOnlyList<string> Categories { get; }
}
