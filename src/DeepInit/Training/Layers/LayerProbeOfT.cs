using DeepInit.Runtime;

namespace DeepInit;

/// <inheritdoc/>
/// <typeparam name="T">The element type.</typeparam>
internal sealed class LayerProbe<T> : LayerProbe
    where T : unmanaged
{
    private readonly IGradientNetwork<T> _network;
    private readonly IObservableNetwork<T> _layersOf;
    private readonly Batch<T> _batch;
    private readonly WeightSnapshot<T> _snapshot;
    private readonly (LayerNorms Norms, Parameter<T>[] Parameters)[] _layers;

    /// <summary>Looks at a batch, which stays as it is.</summary>
    public LayerProbe(ITrainableNetwork<T> network, Batch<T> batch)
    {
        _network = network as IGradientNetwork<T> ?? throw Missing(network, "gradients", nameof(IGradientNetwork<T>));
        _layersOf = network as IObservableNetwork<T> ?? throw Missing(network, "the values of its layers", nameof(IObservableNetwork<T>));
        _batch = batch;
        _snapshot = new WeightSnapshot<T>(network.Parameters);
        _layers =
        [
            .. network.Parameters.Where(p => p.Trainable).GroupBy(LayerOf).Select(layer => (new LayerNorms(layer.Key), layer.ToArray())),
        ];
    }

    public override IReadOnlyList<LayerNorms> Layers => [.. _layers.Select(layer => layer.Norms)];

    public override IReadOnlyList<LayerActivations> Activations()
    {
        var moments = new LayerMoments<T>();
        Look(moments);
        var histograms = new LayerHistograms<T>(moments.Layers);
        Look(histograms);
        return moments.Layers;
    }

    public override void Measure()
    {
        Undone(() => Placed(() => _network.ComputeGradients(_batch)));
        foreach ((LayerNorms norms, Parameter<T>[] parameters) in _layers)
            norms.Add(Norm(parameters), Norm(parameters.Select(p => p.Gradient)));
    }

    private void Look(ILayerObserver<T> observer) => Undone(() => Placed(() => _layersOf.ObserveLayers(_batch, observer)));

    // Batch normalisation moves its running statistics whenever training's forward pass runs: they are put back, with those that were estimated for averages.
    private void Undone(Action run)
    {
        T[]? estimate = _network.Parameters.Store?.Estimate;
        _snapshot.Capture();
        try
        {
            run();
        }
        finally
        {
            _snapshot.Restore();
            if (_network.Parameters.Store is { } store)
                store.Estimate = estimate;
        }
    }

    /// <summary>Runs the network; what it refuses is named by its place in the user's data.</summary>
    private void Placed(Action run)
    {
        try
        {
            run();
        }
        catch (ArgumentException e) when (RowFault.Placed(e, _batch, _network) is { } placed)
        {
            throw placed;
        }
    }

    private static NotSupportedException Missing(ITrainableNetwork<T> network, string what, string contract) =>
        new($"Statistics of layers need a network that shows {what}; {network.Name} is no {contract}<{CSharpName.Of(typeof(T))}>.");

    private static string LayerOf(Parameter<T> parameter)
    {
        int dot = parameter.Name.LastIndexOf('.');
        return dot < 0 ? parameter.Name : parameter.Name.Substring(0, dot);
    }

    private static double Norm(IEnumerable<Tensor<T>> tensors) =>
        Math.Sqrt(tensors.Sum(tensor => tensor.ToArray().Sum(v => Scalar.ToDouble(v) * Scalar.ToDouble(v))));
}
