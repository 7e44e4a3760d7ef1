namespace DeepInit;

/// <summary>A loss that training minimises. With several, the total is the sum of <see cref="Weight"/> times each.</summary>
/// <remarks>An option that the loss does not have is a warning (DIG018), a value outside its range an error (DIG008).</remarks>
/// <example><code>[Loss(CrossEntropy, Output = "kind", LabelSmoothing = 0.1)] [Loss(Huber, Output = "price", Weight = 0.5)]</code></example>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class LossAttribute : Attribute
{
    /// <summary>Adds a loss.</summary>
    /// <param name="loss">The function.</param>
    public LossAttribute(Loss loss) => Loss = loss;

    /// <summary>The function.</summary>
    public Loss Loss { get; }

    /// <summary>The layer that it reads; the last one unless given.</summary>
    public string? Output { get; set; }

    /// <summary>The name of the target, and of the argument in generated methods; <c>target</c>, or the output's name where several losses have one, unless given.</summary>
    public string? Target { get; set; }

    /// <summary>The layer of log-variances that <see cref="Loss.KLStandardNormal"/> and <see cref="Loss.GaussianNegativeLogLikelihood"/> read beside the means; they need it.</summary>
    public string? LogVariance { get; set; }

    /// <summary>The layer that <see cref="Loss.CosineEmbedding"/>, <see cref="Loss.MarginRanking"/>, <see cref="Loss.InfoNCE"/> and <see cref="Loss.SampledSoftmax"/> compare the output with; they need it.</summary>
    public string? Other { get; set; }

    /// <summary>The layer that the output of <see cref="Loss.Triplet"/> shall be near; that loss needs it.</summary>
    public string? Positive { get; set; }

    /// <summary>The layer that <see cref="Loss.Triplet"/> keeps away from the output, whose scores <see cref="Loss.BPR"/> keeps below the output's, and that <see cref="Loss.SampledSoftmax"/> has drawn; they need it.</summary>
    public string? Negative { get; set; }

    /// <summary>Its factor in the total, a finite number; 1 unless given.</summary>
    public double Weight { get; set; } = 1;

    /// <summary>How elements or rows become one number; the mean unless given.</summary>
    public Reduction Reduction { get; set; }

    /// <summary>What the targets of <see cref="Loss.CrossEntropy"/> are; class indices unless given.</summary>
    public TargetKind Targets { get; set; }

    /// <summary>s in [0, 1): the target of <see cref="Loss.CrossEntropy"/> becomes (1 − s) · y + s / classes; 0 unless given. Szegedy et al. 2016.</summary>
    public double LabelSmoothing { get; set; }

    /// <summary>One factor, at least 0, per class of <see cref="Loss.CrossEntropy"/>, <see cref="Loss.NegativeLogLikelihood"/> or <see cref="Loss.Focal"/>; the mean divides by the sum of the targets' factors, but for <see cref="Loss.Focal"/>. For <see cref="Loss.BinaryFocal"/> two: of 0 and of 1. All 1 unless given.</summary>
    public double[]? ClassWeights { get; set; }

    /// <summary>
    /// The class of targets of <see cref="Loss.CrossEntropy"/> that do not count, of rows, pixels or steps, whether the network has such a class or not: the mean divides by those that count, in accuracy and
    /// metrics they are left out, and where none counts the loss is 0. −100 in PyTorch; <see cref="int.MinValue"/>, none, unless given.
    /// </summary>
    public int IgnoreIndex { get; set; } = int.MinValue;

    /// <summary>One factor, at least 0, for the positive term of each output of <see cref="Loss.BinaryCrossEntropyWithLogits"/>, or one for all; 1 unless given.</summary>
    public double[]? PositiveWeight { get; set; }

    /// <summary>The threshold of <see cref="Loss.Huber"/>; greater than 0, 1 unless given.</summary>
    public double Delta { get; set; } = 1;

    /// <summary>
    /// The threshold of <see cref="Loss.SmoothL1"/>, greater than 0, or the factor of the reverse cross entropy in <see cref="Loss.SymmetricCrossEntropy"/>, at least 0; 1 unless given.
    /// </summary>
    public double Beta { get; set; } = 1;

    /// <summary>γ of <see cref="Loss.Focal"/> and <see cref="Loss.BinaryFocal"/>, at least 0: how little counts what is right already; 0 is cross entropy. 2 unless given, as in the paper.</summary>
    public double Gamma { get; set; } = 2;

    /// <summary>q of <see cref="Loss.GeneralizedCrossEntropy"/>, in (0, 1]; 0.7 unless given, as in the paper.</summary>
    public double Exponent { get; set; } = 0.7;

    /// <summary>k of <see cref="Loss.GeneralizedCrossEntropy"/>, in [0, 1): a row whose own class has a probability of at most k has the constant loss (1 − k^q) / q and no gradient. 0 unless given: none is cut off.</summary>
    public double Truncation { get; set; }

    /// <summary>The factor of the cross entropy in <see cref="Loss.SymmetricCrossEntropy"/>; at least 0, 1 unless given.</summary>
    public double Alpha { get; set; } = 1;

    /// <summary>What ln 0 is taken for in the reverse cross entropy of <see cref="Loss.SymmetricCrossEntropy"/>; less than 0, −4 unless given.</summary>
    public double LogZero { get; set; } = -4;

    /// <summary>β of <see cref="Loss.SoftBootstrap"/> and <see cref="Loss.HardBootstrap"/>, in [0, 1]: the share of the loss that believes the target; 0.8 unless given, the paper's for the hard one (0.95 for the soft).</summary>
    public double TargetShare { get; set; } = 0.8;

    /// <summary>ε of <see cref="Loss.Poly1"/>, at least −1; 1 unless given.</summary>
    public double Epsilon { get; set; } = 1;

    /// <summary>The quantiles of <see cref="Loss.Quantile"/>, each in (0, 1): one per output, or one for all outputs; 0.5, the median, unless given.</summary>
    public double[]? Quantiles { get; set; }

    /// <summary>
    /// How far apart is far enough: of <see cref="Loss.CosineEmbedding"/> in [−1, 1), 0 unless given; of <see cref="Loss.MarginRanking"/> at least 0, 0 unless given; of
    /// <see cref="Loss.Triplet"/> greater than 0, 1 unless given. PyTorch's defaults.
    /// </summary>
    public double Margin { get; set; }

    /// <summary>What <see cref="Loss.Dice"/> and <see cref="Loss.Tversky"/> add to both sums, so that a sample in which nothing is marked has a loss; greater than 0, 1 unless given.</summary>
    public double Smooth { get; set; } = 1;

    /// <summary>α of <see cref="Loss.Tversky"/>, at least 0: what is marked and should not be; 0.5 unless given, as in Keras.</summary>
    public double FalsePositiveWeight { get; set; } = 0.5;

    /// <summary>β of <see cref="Loss.Tversky"/>, at least 0: what should be marked and is not; 0.5 unless given, as in Keras.</summary>
    public double FalseNegativeWeight { get; set; } = 0.5;

    /// <summary>The share of wrong labels that <see cref="Loss.FlooredCrossEntropy"/> expects, greater than 0 and less than 1 − 1 / classes; that loss needs it.</summary>
    public double NoiseRate { get; set; }

    /// <summary>What <see cref="Loss.Distillation"/>, <see cref="Loss.InfoNCE"/> and <see cref="Loss.SampledSoftmax"/> divide logits and similarities by; greater than 0, 1 unless given.</summary>
    public double Temperature { get; set; } = 1;

    /// <summary>Whether <see cref="Loss.InfoNCE"/> and <see cref="Loss.SampledSoftmax"/> take outputs at length 1, so that its similarities are cosines; a length below 1e-12 counts as that. False unless given.</summary>
    public bool Normalize { get; set; }

    /// <summary>Whether <see cref="Loss.InfoNCE"/> is the mean of both directions; false unless given: the rows of <see cref="Output"/> look for those of <see cref="Other"/>.</summary>
    public bool Symmetric { get; set; }

    /// <summary>
    /// Whether <see cref="Loss.InfoNCE"/> has a target, one number of a row: ln q, q how likely its row of <see cref="Other"/> is to be drawn into a batch. It is taken from the similarities with that row, so that what is drawn
    /// often is not pushed away for it; not in the other direction of <see cref="Symmetric"/>. Of <see cref="Loss.SampledSoftmax"/> the target is two such numbers, of the row of <see cref="Other"/> and of that of
    /// <see cref="Negative"/>. False unless given.
    /// </summary>
    public bool SamplingCorrection { get; set; }

    /// <summary>
    /// Whether rows of <see cref="Other"/> that are the same numbers, bit for bit, are the same candidate to <see cref="Loss.InfoNCE"/>, and rows of <see cref="Negative"/> that are the row of <see cref="Other"/> no negatives to <see cref="Loss.SampledSoftmax"/>: what is right for one row is then not wrong for another that wants the same. So are rows of
    /// one id, unless dropout or noise makes them differ. False unless given.
    /// </summary>
    public bool RemoveAccidentalHits { get; set; }

    /// <summary>How many labels a target row of <see cref="Loss.CTC"/> has room for, at least 1; that loss needs it. Fewer labels are followed by <see cref="Blank"/>.</summary>
    public int Labels { get; set; }

    /// <summary>The class of <see cref="Loss.CTC"/> that is no label; 0 unless given.</summary>
    public int Blank { get; set; }

    /// <summary>Whether a row of <see cref="Loss.CTC"/> that has too few steps for its labels has the loss 0 and no gradient, and counts in the mean; false unless given: such a row is an exception.</summary>
    public bool ZeroInfinity { get; set; }
}
