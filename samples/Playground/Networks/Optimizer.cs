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
}
