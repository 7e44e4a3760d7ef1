using System.ComponentModel;

namespace DeepInit.Runtime;

/// <summary>Rows as the inputs of a network: numbers, and the ids of each column. Read by generated code.</summary>
/// <typeparam name="T">The element type of the network.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class RowInputs<T>
    where T : unmanaged
{
    private readonly int[][] _ids;
    private readonly int[]?[] _lengths;

    internal RowInputs(int count, T[] numbers, int[][] ids, int[]?[] lengths)
    {
        Count = count;
        Numbers = numbers;
        _ids = ids;
        _lengths = lengths;
    }

    /// <summary>How many rows there are.</summary>
    public int Count { get; }

    /// <summary>The numbers, one row's after another's; none where all columns are ids.</summary>
    public T[] Numbers { get; }

    /// <summary>The ids of a column, one row's after another's.</summary>
    /// <param name="column">Its number among the columns of ids.</param>
    public int[] Ids(int column) => _ids[column];

    /// <summary>How many ids each row has in a column of lists.</summary>
    /// <param name="column">Its number among the columns of ids.</param>
    public int[] Lengths(int column) => _lengths[column]!;
}
