namespace DeepInit;

/// <summary>What the output of a network over rows says of the label.</summary>
public enum RowOutput
{
    /// <summary>A number, standardised: <see cref="DataTransform.Targets"/> undo it.</summary>
    Number = 0,

    /// <summary>The probability of yes.</summary>
    Probability,

    /// <summary>The logit of yes, of which a sigmoid makes the probability.</summary>
    Logit,

    /// <summary>A probability for each class.</summary>
    ClassProbabilities,

    /// <summary>A logit, or the logarithm of a probability, for each class; a softmax makes probabilities of them.</summary>
    ClassLogits,
}
