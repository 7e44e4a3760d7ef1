namespace DeepInit;

/// <summary>Which count of connections scales an initialiser's variance.</summary>
public enum Fan
{
    /// <summary>The initialiser's own choice: fan in, but for the Xavier kind.</summary>
    Default = 0,

    /// <summary>Connections into one output: keeps the variance of the forward pass.</summary>
    FanIn,

    /// <summary>Connections out of one input: keeps the variance of the backward pass.</summary>
    FanOut,

    /// <summary>Their mean.</summary>
    FanAvg,
}
