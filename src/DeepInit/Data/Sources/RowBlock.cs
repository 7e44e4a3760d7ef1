using DeepInit.Runtime;

namespace DeepInit;

/// <summary>Memory for so many rows of a network's inputs and targets.</summary>
/// <typeparam name="T">The element type.</typeparam>
internal sealed class RowBlock<T>
    where T : unmanaged
{
    private static readonly T One = Scalar.FromDouble<T>(1);

    private readonly T[][] _inputs;
    private readonly int[][] _ids;
    private readonly T[][] _targets;
    private readonly int[][] _classes;
    private readonly int[][] _lengths;

    public RowBlock(IReadOnlyList<TensorDescription> inputs, IReadOnlyList<TensorDescription> targets, int capacity)
    {
        Inputs = inputs;
        Targets = targets;
        Capacity = capacity;
        Weights = new T[capacity];
        Records = new long[capacity];
        Lines = new long[capacity];
        _inputs = [.. inputs.Select(d => new T[d.IsInteger ? 0 : checked(capacity * d.RowSize)])];
        _ids = [.. inputs.Select(d => new int[d.IsInteger ? checked(capacity * d.RowSize) : 0])];
        _targets = [.. targets.Select(d => new T[d.IsClassIndex ? 0 : checked(capacity * d.RowSize)])];
        _classes = [.. targets.Select(d => new int[d.IsClassIndex ? checked(capacity * d.RowSize) : 0])];
        _lengths = [.. inputs.Select(d => new int[d.HasLengths ? capacity : 0])];
    }

    public IReadOnlyList<TensorDescription> Inputs { get; }

    public IReadOnlyList<TensorDescription> Targets { get; }

    public T[] Weights { get; }

    /// <summary>Which of the source's rows each is, from 0.</summary>
    public long[] Records { get; }

    /// <summary>The line of its file that each begins in, from 1; 0 where there are no lines.</summary>
    public long[] Lines { get; }

    public int Capacity { get; }

    /// <summary>How many rows are filled.</summary>
    public int Rows { get; set; }

    public Span<T> InputRow(int input, int row) => Row(_inputs[input], Inputs[input], row);

    public Span<int> IdRow(int input, int row) => Row(_ids[input], Inputs[input], row);

    public Span<T> TargetRow(int target, int row) => Row(_targets[target], Targets[target], row);

    public Span<int> ClassRow(int target, int row) => Row(_classes[target], Targets[target], row);

    /// <summary>A target as a column, for its classes.</summary>
    public DatasetColumn<T> TargetColumn(int target) => Targets[target].IsClassIndex
        ? DatasetColumn<T>.OfClasses(null, _classes[target])
        : DatasetColumn<T>.OfValues(null, isTarget: true, _targets[target]);

    public void Clear(int row)
    {
        Weights[row] = One;
        Lines[row] = 0;
        for (int i = 0; i < Inputs.Count; i++)
        {
            if (Inputs[i].IsInteger)
                IdRow(i, row).Clear();
            else
                InputRow(i, row).Clear();
        }

        for (int i = 0; i < Targets.Count; i++)
        {
            if (Targets[i].IsClassIndex)
                ClassRow(i, row).Clear();
            else
                TargetRow(i, row).Clear();
        }
    }

    public void CopyRow(RowBlock<T> from, int fromRow, int row)
    {
        Weights[row] = from.Weights[fromRow];
        Records[row] = from.Records[fromRow];
        Lines[row] = from.Lines[fromRow];
        for (int i = 0; i < Inputs.Count; i++)
        {
            if (Inputs[i].IsInteger)
                from.IdRow(i, fromRow).CopyTo(IdRow(i, row));
            else
                from.InputRow(i, fromRow).CopyTo(InputRow(i, row));
        }

        for (int i = 0; i < Targets.Count; i++)
        {
            if (Targets[i].IsClassIndex)
                from.ClassRow(i, fromRow).CopyTo(ClassRow(i, row));
            else
                from.TargetRow(i, fromRow).CopyTo(TargetRow(i, row));
        }
    }

    /// <summary>Takes a row of a batch; where it stands in the user's data is not known.</summary>
    /// <param name="from">The batch.</param>
    /// <param name="fromRow">Its row.</param>
    /// <param name="row">The place.</param>
    public void Take(Batch<T> from, int fromRow, int row)
    {
        Weights[row] = from.SampleWeights.IsEmpty ? One : from.SampleWeights[fromRow];
        for (int i = 0; i < Inputs.Count; i++)
        {
            if (Inputs[i].IsInteger)
                Row(from.Ids(i), Inputs[i], fromRow).CopyTo(IdRow(i, row));
            else
                Row(from.Input(i), Inputs[i], fromRow).CopyTo(InputRow(i, row));
            if (Inputs[i].HasLengths)
                _lengths[i][row] = from.Lengths(i)[fromRow];
        }

        for (int i = 0; i < Targets.Count; i++)
        {
            if (Targets[i].IsClassIndex)
                Row(from.Classes(i), Targets[i], fromRow).CopyTo(ClassRow(i, row));
            else
                Row(from.Target(i), Targets[i], fromRow).CopyTo(TargetRow(i, row));
        }
    }

    public void CopyTo(Batch<T> batch)
    {
        batch.SetRows(Rows);
        for (int i = 0; i < _inputs.Length; i++)
        {
            if (Inputs[i].IsInteger)
                batch.SetIds(i, new ReadOnlyMemory<int>(_ids[i], 0, Rows * Inputs[i].RowSize));
            else
                batch.SetInput(i, new ReadOnlyMemory<T>(_inputs[i], 0, Rows * Inputs[i].RowSize));
            if (Inputs[i].HasLengths)
                batch.SetLengths(i, new ReadOnlyMemory<int>(_lengths[i], 0, Rows));
        }

        for (int i = 0; i < _targets.Length; i++)
        {
            if (Targets[i].IsClassIndex)
                batch.SetClasses(i, new ReadOnlyMemory<int>(_classes[i], 0, Rows * Targets[i].RowSize));
            else
                batch.SetTarget(i, new ReadOnlyMemory<T>(_targets[i], 0, Rows * Targets[i].RowSize));
        }

        batch.SetSampleWeights(IsWeighted ? new ReadOnlyMemory<T>(Weights, 0, Rows) : default);
    }

    private bool IsWeighted
    {
        get
        {
            for (int r = 0; r < Rows; r++)
            {
                if (Scalar.ToDouble(Weights[r]) != 1)
                    return true;
            }

            return false;
        }
    }

    private static ReadOnlySpan<TValue> Row<TValue>(ReadOnlySpan<TValue> values, TensorDescription description, int row) => values.Slice(row * description.RowSize, description.RowSize);

    private static Span<TValue> Row<TValue>(TValue[] values, TensorDescription description, int row) => values.AsSpan(row * description.RowSize, description.RowSize);
}
