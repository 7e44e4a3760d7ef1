namespace DeepInit;

/// <summary>Which parameters an optimiser's weight decay acts on.</summary>
public enum DecayScope
{
    /// <summary>Weights only: biases, the scales of normalisations and embeddings are left alone.</summary>
    Weights = 0,

    /// <summary>Every trainable parameter, as PyTorch does unless told otherwise.</summary>
    All,
}
