namespace Playground.Networks;

/// <summary>How the weights move.</summary>
public enum Optimizer
{
    /// <summary>Plain gradient descent.</summary>
    SGD,

    /// <summary>Adam.</summary>
    Adam,

    /// <summary>Adam with decoupled weight decay.</summary>
    AdamW,

    /// <summary>AdamW that predicts with a mean of its weights, and needs no schedule.</summary>
    ScheduleFreeAdamW,

    /// <summary>The sign of a momentum.</summary>
    Lion,

    /// <summary>Momentum with all its singular values at 1, for hidden matrices; AdamW for the rest.</summary>
    Muon,

    /// <summary>Adam in the eigenbasis of Shampoo.</summary>
    SOAP,

    /// <summary>Adam that finds its rate by itself.</summary>
    Prodigy,
}
