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

    /// <summary>−α (1 − p)^γ ln p on logits, p the probability of the target's class and α its factor in <c>ClassWeights</c>: what is right already counts little. γ is <c>Gamma</c>. Lin et al. 2017.</summary>
    Focal,

    /// <summary>
    /// (1 − p^q) / q on logits, p the probability of the target's class: between cross entropy (q → 0) and the absolute error (q = 1), for labels of which some are wrong.
    /// q is <c>Exponent</c>; <c>Truncation</c> leaves out rows of small p. Zhang and Sabuncu 2018.
    /// </summary>
    GeneralizedCrossEntropy,

    /// <summary>
    /// −α ln p − β A (1 − p) on logits, p the probability of the target's class: cross entropy and its reverse, for labels of which some are wrong. α is <c>Alpha</c>,
    /// β <c>Beta</c>, A <c>LogZero</c>. Wang et al. 2019.
    /// </summary>
    SymmetricCrossEntropy,

    /// <summary>
    /// −β ln p − (1 − β) Σ q ln q on logits, p the probability of the target's class, q those of all: the network's own opinion counts as well, for labels of which
    /// some are wrong. β is <c>TargetShare</c>. Reed et al. 2015.
    /// </summary>
    SoftBootstrap,

    /// <summary>
    /// −β ln p − (1 − β) ln max q on logits, as <see cref="SoftBootstrap"/>, with the most probable class (the first of equals) for opinion. β is <c>TargetShare</c>.
    /// Reed et al. 2015.
    /// </summary>
    HardBootstrap,

    /// <summary>−ln p + ε (1 − p) on logits, p the probability of the target's class: cross entropy whose first power of 1 − p counts 1 + ε. ε is <c>Epsilon</c>. Leng et al. 2022.</summary>
    Poly1,

    /// <summary>
    /// |L − b| + b on logits, L the mean <see cref="CrossEntropy"/> of the batch, for labels of which a share h = <c>NoiseRate</c> is wrong: b = −(1 − h) ln(1 − h) − h ln(h / (classes − 1))
    /// is the least that can be reached without learning the wrong ones. Below it the gradient changes its sign. Targets are class indices. A step is refused in parts (<c>MaxRowsPerPass</c>). Ishida et al. 2020 (flooding).
    /// </summary>
    FlooredCrossEntropy,

    /// <summary>
    /// α (1 − p)^γ times <see cref="BinaryCrossEntropyWithLogits"/>, p the probability that the logit gives to what is right: what is right already counts little. γ is <c>Gamma</c>; α,
    /// <c>ClassWeights</c>, are the factors of 0 and of 1. Lin et al. 2017, Keras' <c>BinaryFocalCrossentropy</c>.
    /// </summary>
    BinaryFocal,

    /// <summary>
    /// 1 − (2 Σ s y + k) / (Σ s + Σ y + k) on logits, s = sigmoid(x), the sums over all elements of a sample: how far what is marked overlaps, however little of an image it is.
    /// k is <c>Smooth</c>. Milletari et al. 2016.
    /// </summary>
    Dice,

    /// <summary>
    /// 1 − (TP + k) / (TP + α FP + β FN + k) on logits, TP = Σ s y, FP = Σ s (1 − y), FN = Σ (1 − s) y, s = sigmoid(x), the sums over all elements of a sample: <see cref="Dice"/>
    /// in which the two kinds of error count differently. α is <c>FalsePositiveWeight</c>, β <c>FalseNegativeWeight</c>, k <c>Smooth</c>. Salehi et al. 2017.
    /// </summary>
    Tversky,

    /// <summary>ln cosh(x − y): half the square near zero, |x − y| − ln 2 far from it. Keras' <c>LogCosh</c>.</summary>
    LogCosh,

    /// <summary>100 |x − y| / max(|y|, 1e-7). Keras' <c>MeanAbsolutePercentageError</c>.</summary>
    MeanAbsolutePercentageError,

    /// <summary>(ln(1 + x) − ln(1 + y))², x and y at least 1e-7; an output below has no gradient. Targets are at least 0. Keras' <c>MeanSquaredLogarithmicError</c>.</summary>
    MeanSquaredLogarithmicError,

    /// <summary>
    /// max(q e, (q − 1) e), e = y − x: least where x is the quantile q of what y may be; the pinball loss. <c>Quantiles</c> are one for each output, of one target; or a single one, of
    /// as many targets as outputs. Koenker and Bassett 1978.
    /// </summary>
    Quantile,

    /// <summary>
    /// (v + (y − μ)² e⁻ᵛ) / 2: the negative log-likelihood of a normal distribution, without its constant. It reads the means μ as <c>Output</c> and the log-variances v as
    /// <c>LogVariance</c>, of one shape. Nix and Weigend 1994.
    /// </summary>
    GaussianNegativeLogLikelihood,

    /// <summary>
    /// 1 − cos where the target is 1, max(0, cos − <c>Margin</c>) where it is −1, cos that of the angle between <c>Output</c> and <c>Other</c>; one target for each row.
    /// PyTorch's <c>CosineEmbeddingLoss</c>.
    /// </summary>
    CosineEmbedding,

    /// <summary>
    /// max(0, −y (a − b) + <c>Margin</c>), a the values of <c>Output</c>, b those of <c>Other</c>: where the target y is 1, a shall be larger, where it is −1, b.
    /// PyTorch's <c>MarginRankingLoss</c>.
    /// </summary>
    MarginRanking,

    /// <summary>
    /// max(0, |a − p| − |a − n| + <c>Margin</c>): the anchor a, <c>Output</c>, shall be nearer to p, <c>Positive</c>, than to n, <c>Negative</c>. It has no target.
    /// Schroff et al. 2015; distances as in PyTorch's <c>TripletMarginLoss</c>, with 1e-6 added to differences.
    /// </summary>
    Triplet,

    /// <summary>
    /// Σ |x| over all numbers of a sample, of any layer: few of them are to be other than 0. The mean is over samples. It has no target, and what it reads is no output for its sake.
    /// Its factor is <c>Weight</c>. Keras' activity regulariser <c>L1</c>.
    /// </summary>
    ActivityL1,

    /// <summary>Σ x² over all numbers of a sample, of any layer, as <see cref="ActivityL1"/>: they are to be small. Keras' activity regulariser <c>L2</c>.</summary>
    ActivityL2,

    /// <summary>
    /// −ln sigmoid(a − b), a the scores of <c>Output</c>, b those of <c>Negative</c>: what was chosen shall score higher than what was not. It has no target. Bayesian personalised ranking, Rendle et al. 2009; the mean over pairs,
    /// without the paper's L2, which <c>L2</c> of a <c>[Parameter]</c> is.
    /// </summary>
    BPR,

    /// <summary>
    /// T² Σ q (ln q − ln p), p = softmax(x / T), q = softmax(y / T), T <c>Temperature</c>: a network learns from the logits y of a teacher. On logits; targets are the teacher's. Beside it, most often,
    /// a <see cref="CrossEntropy"/> of the labels, each with its <c>Weight</c>. The mean over rows; code with PyTorch's default of <c>KLDivLoss</c> divides by the classes as well. Hinton et al. 2015.
    /// </summary>
    Distillation,

    /// <summary>
    /// ln Σ_j e^(s_ij) − s_ii, s_ij = a_i · b_j / T, a the rows of <c>Output</c>, b those of <c>Other</c>, T <c>Temperature</c>: row i of the one shall find row i of the other among those of the whole batch. With <c>Normalize</c>
    /// s_ij is a cosine / T, with <c>Symmetric</c> the loss is the mean of both directions. No target but with <c>SamplingCorrection</c>; with <c>RemoveAccidentalHits</c> rows of <c>Other</c> that are
    /// the same are not told apart. Rows are compared with each other: a step takes 6 · rows² · features multiplications on one thread, and is refused in parts (<c>MaxRowsPerPass</c>). Oord et al. 2018; CLIP: Radford et al. 2021.
    /// </summary>
    InfoNCE,

    /// <summary>
    /// −ln P(labels | steps): connectionist temporal classification (Graves et al. 2006), for labels whose order is known and whose places are not, such as the letters of a spoken word. P sums over all ways to give
    /// each step a class or the blank that are the labels once repeats are taken together and blanks taken out. On logits [steps, classes], or logarithms of probabilities; a target row has <c>Labels</c> class indices,
    /// the labels and behind them blanks (<c>Blank</c>). Rows may have lengths of their own. The mean divides the loss of each row by its labels (by 1 where it has none), and the sum by the rows, as PyTorch does; with
    /// <c>Reduction.BatchMean</c> by the rows alone. Labels that its steps cannot say are refused, unless <c>ZeroInfinity</c> leaves such rows out. Computed in double precision on one thread. <c>CTCDecoder.Decode</c>
    /// reads predictions; accuracy does not apply.
    /// </summary>
    CTC,

    /// <summary>
    /// ln(e^(p_i) + Σ_j e^(s_ij)) − p_i, p_i = a_i · b_i / T, s_ij = a_i · n_j / T: row i of <c>Output</c> a shall find row i of <c>Other</c> b, the vector of the id that is right, among all rows of <c>Negative</c> n, vectors of ids
    /// that were drawn: one for each row, and all of the batch's for every row. A softmax over a vocabulary of millions, of which a step reads and moves the drawn rows alone. With <c>SamplingCorrection</c> the target is two numbers of a row,
    /// ln q of its right id and of its drawn one, which are taken from their scores: then its gradient comes to that of the whole softmax where many are drawn. With <c>RemoveAccidentalHits</c> drawn rows that are the right
    /// one's numbers do not count against it. <c>Normalize</c> takes cosines. Negatives are drawn by <see cref="Interactions.ToSampled{T}"/>. A step takes 5 · rows² · features multiplications on one thread whatever the vocabulary, and is refused in parts
    /// (<c>MaxRowsPerPass</c>). Bengio and Senécal 2008; TensorFlow's <c>sampled_softmax_loss</c>.
    /// </summary>
    SampledSoftmax,
}
