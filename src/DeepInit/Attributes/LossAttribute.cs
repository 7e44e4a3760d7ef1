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

    /// <summary>The layer of log-variances that <see cref="Loss.KLStandardNormal"/> reads beside the means; that loss needs it.</summary>
    public string? LogVariance { get; set; }

    /// <summary>Its factor in the total, a finite number; 1 unless given.</summary>
    public double Weight { get; set; } = 1;

    /// <summary>How elements or rows become one number; the mean unless given.</summary>
    public Reduction Reduction { get; set; }

    /// <summary>What the targets of <see cref="Loss.CrossEntropy"/> are; class indices unless given.</summary>
    public TargetKind Targets { get; set; }

    /// <summary>s in [0, 1): the target of <see cref="Loss.CrossEntropy"/> becomes (1 − s) · y + s / classes; 0 unless given. Szegedy et al. 2016.</summary>
    public double LabelSmoothing { get; set; }

    /// <summary>One factor, at least 0, per class of <see cref="Loss.CrossEntropy"/> or <see cref="Loss.NegativeLogLikelihood"/>; the mean divides by the sum of the targets' factors. All 1 unless given.</summary>
    public double[]? ClassWeights { get; set; }

    /// <summary>One factor, at least 0, for the positive term of each output of <see cref="Loss.BinaryCrossEntropyWithLogits"/>, or one for all; 1 unless given.</summary>
    public double[]? PositiveWeight { get; set; }

    /// <summary>The threshold of <see cref="Loss.Huber"/>; greater than 0, 1 unless given.</summary>
    public double Delta { get; set; } = 1;

    /// <summary>The threshold of <see cref="Loss.SmoothL1"/>; greater than 0, 1 unless given.</summary>
    public double Beta { get; set; } = 1;
}
