namespace DeepInit;

/// <summary>The loss functions. x is the network's output, y the target; definitions are PyTorch's and Keras'.</summary>
public enum Loss
{
    /// <summary>(x − y)².</summary>
    MeanSquaredError = 0,

    /// <summary>|x − y|.</summary>
    MeanAbsoluteError,

    /// <summary>½ d² for |d| &lt; <c>Delta</c>, else <c>Delta</c> · (|d| − ½ <c>Delta</c>), with d = x − y (delta 1 unless given).</summary>
    Huber,

    /// <summary>Huber with delta = <c>Beta</c>, divided by <c>Beta</c> (1 unless given).</summary>
    SmoothL1,

    /// <summary>
    /// −(y ln x + (1 − y) ln(1 − x)) on probabilities, each logarithm not below −100. After a sigmoid both are computed together from the logits,
    /// which is exact where the two apart lose every digit.
    /// </summary>
    BinaryCrossEntropy,

    /// <summary>Sigmoid and <see cref="BinaryCrossEntropy"/> in one, on logits; <c>PositiveWeight</c> scales the term of y.</summary>
    BinaryCrossEntropyWithLogits,

    /// <summary>
    /// Softmax and cross entropy in one, on logits (PyTorch's <c>CrossEntropyLoss</c>). Targets are class indices, or, with
    /// <c>Targets = Probabilities</c>, one distribution per row.
    /// </summary>
    CrossEntropy,

    /// <summary>−Σ y ln x on probabilities; targets are one distribution (one-hot, say) per row. Keras' <c>CategoricalCrossentropy</c>.</summary>
    CategoricalCrossEntropy,

    /// <summary>−ln x_c on probabilities; targets are class indices. Keras' <c>SparseCategoricalCrossentropy</c>.</summary>
    SparseCategoricalCrossEntropy,

    /// <summary>−x_c on log-probabilities; targets are class indices.</summary>
    NegativeLogLikelihood,

    /// <summary>y · (ln y − x), x log-probabilities, y probabilities.</summary>
    KLDivergence,

    /// <summary>max(0, 1 − y x), y in {−1, 1}.</summary>
    Hinge,

    /// <summary>max(0, 1 − y x)², y in {−1, 1}.</summary>
    SquaredHinge,

    /// <summary>eˣ − y x: the Poisson negative log-likelihood of a log-rate x.</summary>
    PoissonNegativeLogLikelihood,

    /// <summary>
    /// −(1 + v − μ² − eᵛ) / 2: the Kullback–Leibler divergence of a normal distribution of mean μ and log-variance v from the standard one, as variational
    /// autoencoders have it. It reads the means as <c>Output</c> and the log-variances as <c>LogVariance</c>, and has no target.
    /// </summary>
    KLStandardNormal,
}
