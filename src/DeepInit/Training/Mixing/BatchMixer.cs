using DeepInit.Runtime;

namespace DeepInit;

/// <summary>Makes mixtures of the rows of batches.</summary>
/// <remarks>Allocates when it is made, and never after.</remarks>
/// <typeparam name="T">The element type.</typeparam>
internal sealed class BatchMixer<T>
    where T : unmanaged
{
    /// <summary>Tells what is drawn here apart from the order of rows, which follows from the same seed.</summary>
    private const long Salt = 0x6D69_7875;

    private readonly BatchMixing _mixing;
    private readonly long _seed;
    private readonly IReadOnlyList<TensorDescription> _inputs;
    private readonly IReadOnlyList<TensorDescription> _targets;
    private readonly ImageLayout[] _images;
    private readonly int _copies;
    private readonly RowBlock<T> _block;
    private readonly int[] _partners;
    private readonly Batch<T> _mixed;
    private Batch<T>? _source;

    private BatchMixer(BatchMixing mixing, ImageLayout[] images, ILossNetwork<T> network, long seed, int batchSize)
    {
        _images = images;
        _mixing = mixing;
        _seed = seed;
        _inputs = network.Inputs;
        _targets = network.Targets;
        _copies = ReadsClasses(network) ? 2 : 1;
        _block = new RowBlock<T>(_inputs, _targets, checked(batchSize * _copies));
        _partners = new int[batchSize];
        _mixed = new Batch<T>(_inputs.Count, _targets.Count) { PlaceOf = PlaceOf };
    }

    /// <summary>What mixes the batches of a training; null where its options do not want it.</summary>
    /// <exception cref="ArgumentException">The network's inputs or targets cannot be mixed.</exception>
    public static BatchMixer<T>? Create(ILossNetwork<T> network, FitOptions options, int batchSize)
    {
        if (options.Mixing is not { } mixing)
            return null;
        ImageLayout[] images = mixing.ImagesOf(network, out string? own);
        string? fault = network.Inputs.FirstOrDefault(i => i.IsInteger) is { } ids ? $"the input {ids} is ids, between which there is nothing"
            : network.Inputs.FirstOrDefault(i => i.HasLengths) is { } ragged ? $"the rows of the input {ragged} have lengths of their own"
            : network.Parameters.Store is { NeedsAllRows: true } ? "LBFGS needs the same rows in every step"
            : network is IStatefulNetwork ? "it has layers whose states go on from row to row of the batches"
            : network.Parameters.Store is null && ReadsClasses(network) ? "its targets are classes by index, of which a generated network alone takes two for one row"
            : own;
        return fault is null
            ? new BatchMixer<T>(mixing, images, network, options.Seed, batchSize)
            : throw new ArgumentException($"FitOptions.Mixing cannot mix the rows of {network.Name}: {fault}.");
    }

    /// <summary>The mixtures of a batch, or the batch where this step takes rows as they are.</summary>
    /// <param name="batch">The rows.</param>
    /// <param name="step">The number of steps before this one.</param>
    /// <param name="copies">How often each row is there.</param>
    public Batch<T> Mix(Batch<T> batch, long step, out int copies)
    {
        var stream = new RandomStream(unchecked((long)RowShuffle.StateOf(_seed ^ Salt, step)));
        copies = 1;
        if (stream.NextDouble() >= _mixing.Probability)
            return batch;

        MixedShare share = _mixing.Draw(ref stream, ImageOf(0));
        Span<int> partners = _partners.AsSpan(0, batch.Rows);
        for (int row = 0; row < partners.Length; row++)
            partners[row] = row;
        RowShuffle.Shuffle(partners, _seed ^ ~Salt, step);
        for (int row = 0; row < partners.Length; row++)
            MixRow(batch, row, partners[row], share);

        _source = batch;
        copies = _copies;
        _block.Rows = batch.Rows * copies;
        _block.CopyTo(_mixed);
        return _mixed;
    }

    private static bool ReadsClasses(ILossNetwork<T> network) => network.Targets.Any(t => t.IsClassIndex);

    private void MixRow(Batch<T> batch, int row, int partner, in MixedShare share)
    {
        _block.Take(batch, row, row);
        for (int i = 0; i < _inputs.Count; i++)
            _mixing.Mix(_block.InputRow(i, row), RowOf(batch.Input(i), _inputs[i], partner), ImageOf(i), share);
        for (int i = 0; i < _targets.Count; i++)
        {
            if (!_targets[i].IsClassIndex)
                share.Mix(_block.TargetRow(i, row), RowOf(batch.Target(i), _targets[i], partner));
        }

        double own = Scalar.ToDouble(_block.Weights[row]);
        double partners = batch.SampleWeights.IsEmpty ? 1 : Scalar.ToDouble(batch.SampleWeights[partner]);
        if (_copies == 1)
        {
            _block.Weights[row] = Scalar.FromDouble<T>(share.Of(own, partners));
            return;
        }

        int second = batch.Rows + row;
        _block.CopyRow(_block, row, second);
        for (int i = 0; i < _targets.Count; i++)
        {
            if (_targets[i].IsClassIndex)
                RowOf(batch.Classes(i), _targets[i], partner).CopyTo(_block.ClassRow(i, second));
        }

        _block.Weights[row] = Scalar.FromDouble<T>(share.Own * own);
        _block.Weights[second] = Scalar.FromDouble<T>((1 - share.Own) * partners);
    }

    private ImageLayout ImageOf(int input) => _images.Length > 0 ? _images[input] : default;

    private static ReadOnlySpan<TValue> RowOf<TValue>(ReadOnlySpan<TValue> values, TensorDescription description, int row) =>
        values.Slice(row * description.RowSize, description.RowSize);

    private string PlaceOf(int row)
    {
        int own = row % _source!.Rows;
        return _source.PlaceOf is { } placeOf ? $"the mixture of {placeOf(own)} and {placeOf(_partners[own])}" : $"the mixture of rows {own} and {_partners[own]} of the batch";
    }
}
