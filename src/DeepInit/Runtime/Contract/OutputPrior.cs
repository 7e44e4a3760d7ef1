using System.ComponentModel;

namespace DeepInit.Runtime;

/// <summary>Which biases of an output layer have the least loss as long as the output depends on nothing else: what they are of the labels. One definition, which the generator compiles in, too.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum OutputPrior
{
    /// <summary>None that is known: of most losses it is no closed form.</summary>
    None = 0,

    /// <summary>ln p, p the share of each class: of logits of classes.</summary>
    LogShares,

    /// <summary>ln(p / (1 − p)), p the mean of each target: of logits.</summary>
    LogOdds,

    /// <summary>The mean of each target.</summary>
    Mean,

    /// <summary>The median of each target.</summary>
    Median,

    /// <summary>The logarithm of the mean of each target: of log-rates.</summary>
    LogMean,
}
