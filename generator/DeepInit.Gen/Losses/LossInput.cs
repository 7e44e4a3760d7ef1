namespace DeepInit.Gen.Losses;

/// <summary>What a loss takes its outputs for.</summary>
internal enum LossInput
{
    /// <summary>Any numbers, compared with targets of the same kind.</summary>
    Numbers,

    /// <summary>Logits, each on its own: the loss applies a sigmoid.</summary>
    Logits,

    /// <summary>Logits of classes: the loss applies a softmax.</summary>
    ClassLogits,

    /// <summary>Logarithms of rates: the loss takes their exponentials.</summary>
    LogRates,

    /// <summary>Probabilities, each on its own.</summary>
    Probabilities,

    /// <summary>Probabilities of classes, which sum to 1.</summary>
    ClassProbabilities,

    /// <summary>Logarithms of probabilities of classes.</summary>
    LogProbabilities,

    /// <summary>Means or log-variances of a distribution, which no target is compared with.</summary>
    Moments,

    /// <summary>Values that are compared with those of other outputs: embeddings, or scores of a ranking.</summary>
    Compared,

    /// <summary>What a layer computes, whatever it is: it shall be small.</summary>
    Activities,

    /// <summary>Scores, negative for one class and positive for the other.</summary>
    Scores,
}
