namespace DeepInit;

/// <summary>How <see cref="DataInitializer"/> starts a network from its data.</summary>
public sealed class InitializationOptions
{
    /// <summary>How many rows, drawn at random, the layers are measured on; at least 2, 256 unless given; all there are where there are fewer.</summary>
    public int Rows { get; set; } = 256;

    /// <summary>Whether weights are scaled so that the sums of every hidden layer have a deviation of 1; true unless given. Without it layers are measured, and left as they are.</summary>
    public bool UnitVariance { get; set; } = true;

    /// <summary>
    /// Whether each unit of a hidden layer is scaled by itself, and its bias set so that its sums have the mean <see cref="TargetMean"/> (Krähenbühl et al. 2015); false unless given: then a layer has one
    /// factor, which keeps what its initialiser has made of the matrix, orthogonality above all, and means stay (Mishkin &amp; Matas 2015).
    /// </summary>
    public bool PerUnit { get; set; }

    /// <summary>With <see cref="PerUnit"/>: the mean that biases give to the sums of each unit; finite, 0 unless given. Layers without a bias keep their means.</summary>
    public double TargetMean { get; set; }

    /// <summary>
    /// The most that the sums of an output layer may deviate at the start; greater than 0, 0.1 unless given. Larger ones are scaled down to it: outputs that differ before anything is learnt cost
    /// loss, and their gradients go into unlearning it. Null leaves output layers as they are.
    /// </summary>
    public double? OutputDeviation { get; set; } = 0.1;

    /// <summary>
    /// Whether biases of output layers start at what the labels say on their own: ln p of each class before softmax, ln(p / (1 − p)) before a sigmoid, the mean for a squared error, the median for an absolute
    /// one, the logarithm of the mean for Poisson; true unless given. Where the loss has no such form, or weighs classes, biases stay.
    /// </summary>
    public bool OutputBias { get; set; } = true;

    /// <summary>How many rows of each class are added to those that were counted, so that a class which was not seen has a finite logarithm; at least 0, 1 unless given. With 0 such a class counts half a row.</summary>
    public double LabelSmoothing { get; set; } = 1;

    /// <summary>
    /// Of a <see cref="DataSource{T}"/>: how many rows are read for the labels and the columns of the inputs; at least 1, 65,536 unless given. Of a <see cref="Dataset{T}"/> it is always all rows.
    /// </summary>
    public int LabelRows { get; set; } = 65_536;

    /// <summary>What the rows of each class count, as in <see cref="FitOptions.ClassWeights"/>, for the biases of outputs. <c>Fit</c> takes its own in their place. All 1 unless given.</summary>
    public IReadOnlyDictionary<int, double>? ClassWeights { get; set; }

    /// <summary>What the choice of the rows follows from; 0 unless given.</summary>
    public int Seed { get; set; }

    internal void Check()
    {
        if (Rows < 2)
            throw new ArgumentOutOfRangeException(nameof(Rows), Rows, "InitializationOptions.Rows is at least 2.");
        if (LabelRows < 1)
            throw new ArgumentOutOfRangeException(nameof(LabelRows), LabelRows, "InitializationOptions.LabelRows is at least 1.");

        // Negated patterns also catch NaN.
        if (TargetMean - TargetMean != 0)
            throw new ArgumentOutOfRangeException(nameof(TargetMean), TargetMean, "InitializationOptions.TargetMean is finite.");
        if (OutputDeviation is not (null or (> 0 and < double.PositiveInfinity)))
            throw new ArgumentOutOfRangeException(nameof(OutputDeviation), OutputDeviation, "InitializationOptions.OutputDeviation is finite and greater than 0, or null.");
        if (LabelSmoothing is not (>= 0 and < double.PositiveInfinity))
            throw new ArgumentOutOfRangeException(nameof(LabelSmoothing), LabelSmoothing, "InitializationOptions.LabelSmoothing is finite and at least 0.");
    }

    internal FitOptions ToFit() => new() { BatchSize = Math.Max(Rows, 256), ClassWeights = ClassWeights, Seed = Seed };
}
