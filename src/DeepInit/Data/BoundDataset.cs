namespace DeepInit;

/// <summary>A dataset that has met a network: how many rows there are, and batches of them.</summary>
/// <typeparam name="T">The element type.</typeparam>
internal sealed class BoundDataset<T>
    where T : unmanaged
{
    private readonly DatasetColumn<T>[] _inputs;
    private readonly DatasetColumn<T>[] _targets;
    private readonly IReadOnlyList<TensorDescription> _inputDescriptions;
    private readonly IReadOnlyList<TensorDescription> _targetDescriptions;
    private readonly int[]? _selected;

    public BoundDataset(
        DatasetColumn<T>[] inputs,
        DatasetColumn<T>[] targets,
        IReadOnlyList<TensorDescription> inputDescriptions,
        IReadOnlyList<TensorDescription> targetDescriptions,
        int rows,
        int[]? selected)
    {
        _inputs = inputs;
        _targets = targets;
        _inputDescriptions = inputDescriptions;
        _targetDescriptions = targetDescriptions;
        _selected = selected;
        Rows = selected?.Length ?? rows;
    }

    /// <summary>The number of rows.</summary>
    public int Rows { get; }

    /// <summary>Batches of the rows, at most so many at a time.</summary>
    public BatchReader<T> Read(int batchSize) => new(_inputs, _targets, _inputDescriptions, _targetDescriptions, _selected, Rows, batchSize);
}
