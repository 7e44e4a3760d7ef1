namespace DeepInit;

/// <summary>Measures a network that is being trained, on rows that stay the same, and leaves it as it was.</summary>
internal abstract class LayerProbe
{
    /// <summary>The layers that have trainable parameters.</summary>
    public abstract IReadOnlyList<LayerNorms> Layers { get; }

    /// <summary>How the values of all layers are distributed.</summary>
    public abstract IReadOnlyList<LayerActivations> Activations();

    /// <summary>Adds the norms as they are now to those of <see cref="Layers"/>.</summary>
    public abstract void Measure();
}
