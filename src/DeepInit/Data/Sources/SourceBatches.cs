using DeepInit.Runtime;

namespace DeepInit;

/// <summary>Batches of a source. With prefetching the next ones are read on a thread of their own; what they hold does not depend on it.</summary>
/// <typeparam name="T">The element type.</typeparam>
internal sealed class SourceBatches<T> : BatchStream<T>
    where T : unmanaged
{
    private readonly DataSource<T> _source;
    private readonly string _network;
    private readonly IReadOnlyList<TensorDescription> _inputs;
    private readonly IReadOnlyList<TensorDescription> _targets;
    private readonly RowBlock<T>[] _blocks;
    private readonly int _shuffleRows;
    private readonly IReadOnlyDictionary<int, double>? _classWeights;
    private readonly CancellationToken _cancellation;
    private RowBlock<T>? _buffer;
    private RowBlock<T> _current;
    private SourceWalk<T>? _walk;
    private Prefetcher<T>? _prefetcher;

    /// <param name="source">The source.</param>
    /// <param name="network">The network's name, for messages.</param>
    /// <param name="inputs">What it reads.</param>
    /// <param name="targets">What it is told; none for prediction.</param>
    /// <param name="batchSize">The most rows of a batch.</param>
    /// <param name="shuffleRows">Rows of the shuffle buffer.</param>
    /// <param name="prefetch">Batches that are read ahead; 0 for none.</param>
    /// <param name="classWeights">What the rows of each class count; may be null.</param>
    /// <param name="cancellation">Ends waiting.</param>
    public SourceBatches(
        DataSource<T> source,
        string network,
        IReadOnlyList<TensorDescription> inputs,
        IReadOnlyList<TensorDescription> targets,
        int batchSize,
        int shuffleRows,
        int prefetch,
        IReadOnlyDictionary<int, double>? classWeights,
        CancellationToken cancellation)
        : base(inputs.Count, targets.Count)
    {
        if (classWeights is not null && targets.Count != 1)
            throw new ArgumentException($"FitOptions.ClassWeights needs a network of one target; this one has {targets.Count}. Set DataRow.SampleWeight.");
        if (inputs.FirstOrDefault(input => input.HasLengths) is { } ragged)
            throw new ArgumentException($"The input {ragged} of {network} has rows with lengths, which a data source does not have; give it a dataset: Dataset.{(ragged.IsInteger ? "WithIds" : "WithInput")} takes the lengths as its third argument.");
        _source = source;
        _network = network;
        _inputs = inputs;
        _targets = targets;
        BatchSize = (int)Math.Min(batchSize, Math.Max(1, source.Rows ?? batchSize));
        _shuffleRows = (int)Math.Min(shuffleRows, Math.Max(1, source.Rows ?? shuffleRows));
        _classWeights = classWeights;
        _cancellation = cancellation;

        // One that the network reads, one that is being filled, and those that wait.
        _blocks = [.. Enumerable.Range(0, ThreadTeam.HasThreads ? prefetch + 1 : 1).Select(_ => new RowBlock<T>(inputs, targets, BatchSize))];
        _current = _blocks[0];
    }

    public override int BatchSize { get; }

    public override int? Count => _source.Rows is { } rows ? checked((int)((rows + BatchSize - 1) / BatchSize)) : null;

    public override void Start(long? seed, long walk, int skip)
    {
        Close();
        if (seed is not null)
            _buffer ??= new RowBlock<T>(_inputs, _targets, _shuffleRows);
        var row = new DataRow<T>(_network, _blocks[0]);
        _walk = new SourceWalk<T>(_source, row, seed is null ? null : _buffer, seed ?? 0, walk, _cancellation);
        if (_blocks.Length > 1)
            _prefetcher = new Prefetcher<T>(_walk, _blocks, skip, _cancellation);
        else
            Prefetcher<T>.Skip(_walk, _blocks[0], skip);
    }

    public override bool MoveNext()
    {
        RowBlock<T> block = _blocks[0];
        if (_prefetcher is null)
            _walk!.Fill(block);
        else
            block = _prefetcher.Take();
        if (block.Rows == 0)
            return false;
        _current = block;
        if (_classWeights is not null)
            WeighClasses(block);
        block.CopyTo(Batch);
        return true;
    }

    public override void Dispose() => Close();

    protected override string PlaceOf(int row) => _source.PlaceOf(_current.Records[row], _current.Lines[row]) + Part;

    private void Close()
    {
        if (_prefetcher is not null)
            _prefetcher.Dispose();
        else
            _walk?.Dispose();
        _prefetcher = null;
        _walk = null;
    }

    private void WeighClasses(RowBlock<T> block)
    {
        var classes = new ClassesOfRows<T>(block.TargetColumn(0), _targets[0], PlaceOf);
        for (int r = 0; r < block.Rows; r++)
        {
            if (_classWeights!.TryGetValue(classes[r], out double factor))
                block.Weights[r] = Scalar.FromDouble<T>(Scalar.ToDouble(block.Weights[r]) * factor);
        }
    }
}
