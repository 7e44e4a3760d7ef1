namespace DeepInit;

/// <summary>When a prediction counts as right. Which one applies follows from the loss.</summary>
public enum AccuracyRule
{
    /// <summary>Accuracy has no meaning here (regression).</summary>
    None = 0,

    /// <summary>The largest value along the last axis is at the target class; the target is that class' index, or its own largest value is there.</summary>
    Argmax,

    /// <summary>Probability and target lie on the same side of ½ (a probability above ½ says yes). Each element counts.</summary>
    ProbabilityAboveHalf,

    /// <summary>The logit is above 0 exactly where the target is above ½. Each element counts.</summary>
    LogitAboveZero,

    /// <summary>Output and target, −1 or 1, have the same sign (0 counts as −1). Each element counts.</summary>
    SameSign,
}
