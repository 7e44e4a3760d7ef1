namespace DeepInit;

/// <summary>The norms of a layer's trainable parameters in the course of a training; see <see cref="LayerStatistics"/>.</summary>
public sealed class LayerNorms
{
    private readonly List<double> _weights = [];
    private readonly List<double> _gradients = [];

    internal LayerNorms(string layer) => Layer = layer;

    /// <summary>The name of the layer.</summary>
    public string Layer { get; }

    /// <summary>The norm of its parameters together, for each of <see cref="LayerStatistics.Epochs"/>.</summary>
    public IReadOnlyList<double> Weights => _weights;

    /// <summary>The norm of their gradients together, for each of <see cref="LayerStatistics.Epochs"/>.</summary>
    public IReadOnlyList<double> Gradients => _gradients;

    internal void Add(double weights, double gradients)
    {
        _weights.Add(weights);
        _gradients.Add(gradients);
    }
}
