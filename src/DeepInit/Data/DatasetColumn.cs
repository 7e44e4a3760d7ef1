namespace DeepInit;

/// <summary>A column of a dataset: the values of one input or target, row after row.</summary>
/// <typeparam name="T">The element type of the dataset.</typeparam>
internal sealed class DatasetColumn<T>
    where T : unmanaged
{
    private DatasetColumn(string? name, bool isTarget, bool isInteger, ReadOnlyMemory<T> values, ReadOnlyMemory<int> integers)
    {
        Name = name;
        IsTarget = isTarget;
        IsInteger = isInteger;
        Values = values;
        Integers = integers;
    }

    /// <summary>The name; null for the only column of its kind, which fits any name.</summary>
    public string? Name { get; }

    /// <summary>Whether it is a target.</summary>
    public bool IsTarget { get; }

    /// <summary>Whether its values are <see cref="Integers"/>: class indices of a target, ids of an input.</summary>
    public bool IsInteger { get; }

    /// <summary>The numbers.</summary>
    public ReadOnlyMemory<T> Values { get; }

    /// <summary>The class indices, or the ids.</summary>
    public ReadOnlyMemory<int> Integers { get; }

    /// <summary>What draws its ids while they are read; null where they are <see cref="Integers"/>.</summary>
    public DrawnIds? Drawn { get; private init; }

    /// <summary>The input and the table from which its ids follow; null where they do not.</summary>
    public IdsOfIds? LookedUp { get; private init; }

    /// <summary>What its numbers follow from, of as many rows as <see cref="SharedRows"/>; null where they are <see cref="Values"/>.</summary>
    public DrawnShares? Shares { get; private init; }

    /// <summary>Rows of what follows from drawn ids.</summary>
    public int SharedRows { get; private init; }

    /// <summary>The number of values.</summary>
    /// <param name="rowSize">Values per row, of which there are as many as are asked for where they are drawn.</param>
    public int LengthOf(int rowSize) => Drawn is not null ? checked(Drawn.Rows * rowSize) : Shares is not null ? checked(SharedRows * DrawnShares.Numbers) : IsInteger ? Integers.Length : Values.Length;

    /// <summary>How many steps each row has; empty where the rows have no lengths of their own.</summary>
    public ReadOnlyMemory<int> Lengths { get; private init; }

    /// <summary>The column with lengths of its rows.</summary>
    public DatasetColumn<T> WithLengths(ReadOnlyMemory<int> lengths) => new(Name, IsTarget, IsInteger, Values, Integers) { Lengths = lengths };

    public static DatasetColumn<T> OfValues(string? name, bool isTarget, ReadOnlyMemory<T> values) => new(name, isTarget, false, values, default);

    public static DatasetColumn<T> OfClasses(string? name, ReadOnlyMemory<int> classes) => new(name, isTarget: true, true, default, classes);

    public static DatasetColumn<T> OfIds(string? name, ReadOnlyMemory<int> ids) => new(name, isTarget: false, true, default, ids);

    public static DatasetColumn<T> OfDrawnIds(string name, DrawnIds ids) => new(name, isTarget: false, true, default, default) { Drawn = ids };

    public static DatasetColumn<T> OfShares(string name, DrawnShares shares, int rows) => new(name, isTarget: true, false, default, default) { Shares = shares, SharedRows = rows };

    public static DatasetColumn<T> OfLookedUp(string name, IdsOfIds ids) => new(name, isTarget: false, true, default, default) { LookedUp = ids };
}
