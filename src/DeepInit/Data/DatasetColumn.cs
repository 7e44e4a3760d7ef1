namespace DeepInit;

/// <summary>A column of a dataset: the values of one input or target, row after row.</summary>
/// <typeparam name="T">The element type of the dataset.</typeparam>
internal sealed class DatasetColumn<T>
    where T : unmanaged
{
    private DatasetColumn(string? name, bool isTarget, bool isClassIndex, ReadOnlyMemory<T> values, ReadOnlyMemory<int> classes)
    {
        Name = name;
        IsTarget = isTarget;
        IsClassIndex = isClassIndex;
        Values = values;
        Classes = classes;
    }

    /// <summary>The name; null for the only column of its kind, which fits any name.</summary>
    public string? Name { get; }

    /// <summary>Whether it is a target.</summary>
    public bool IsTarget { get; }

    /// <summary>Whether its values are <see cref="Classes"/>.</summary>
    public bool IsClassIndex { get; }

    /// <summary>The numbers.</summary>
    public ReadOnlyMemory<T> Values { get; }

    /// <summary>The class indices.</summary>
    public ReadOnlyMemory<int> Classes { get; }

    /// <summary>The number of values.</summary>
    public int Length => IsClassIndex ? Classes.Length : Values.Length;

    public static DatasetColumn<T> OfValues(string? name, bool isTarget, ReadOnlyMemory<T> values) => new(name, isTarget, false, values, default);

    public static DatasetColumn<T> OfClasses(string? name, ReadOnlyMemory<int> classes) => new(name, true, true, default, classes);
}
