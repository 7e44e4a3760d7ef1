namespace DeepInit;

/// <summary>How <c>FindLearningRate</c> goes through the rates. What decides a step (batch size, accumulation, weights of classes) is to be as in the training that the rate is for.</summary>
public sealed class FindLearningRateOptions
{
    /// <summary>The rate of the first step; greater than 0, 1e-7 unless given.</summary>
    public double MinLearningRate { get; set; } = 1e-7;

    /// <summary>The rate of the last step, if the loss has not diverged before; greater than <see cref="MinLearningRate"/>, 10 unless given.</summary>
    public double MaxLearningRate { get; set; } = 10;

    /// <summary>Steps of the test; at least 20, 100 unless given. Data that ends before begins again.</summary>
    public int Steps { get; set; } = 100;

    /// <summary>
    /// What the smoothed loss keeps of the one before, in [0, 1); 0.98 unless given: s ← smoothing · s + (1 − smoothing) · loss, divided by 1 − smoothingⁿ after n
    /// steps.
    /// </summary>
    public double Smoothing { get; set; } = 0.98;

    /// <summary>The test ends when the smoothed loss is so many times the lowest one; greater than 1, 4 unless given. Infinity goes on to the last rate.</summary>
    public double DivergenceFactor { get; set; } = 4;

    /// <summary>Rows per step; at least 1, 32 unless given. See <see cref="FitOptions.BatchSize"/>.</summary>
    public int BatchSize { get; set; } = 32;

    /// <summary>Batches whose gradients add up before one step; at least 1, which is also the default. See <see cref="FitOptions.GradientAccumulationSteps"/>.</summary>
    public int GradientAccumulationSteps { get; set; } = 1;

    /// <summary>What the rows of each class count; all 1 unless given. See <see cref="FitOptions.ClassWeights"/>.</summary>
    public IReadOnlyDictionary<int, double>? ClassWeights { get; set; }

    /// <summary>Whether the rows come in a random order; true unless given.</summary>
    public bool Shuffle { get; set; } = true;

    /// <summary>What the order of the rows follows from; 0 unless given.</summary>
    public int Seed { get; set; }

    /// <summary>Of a <see cref="DataSource{T}"/>: how many rows are kept to draw the next one from; at least 1, 8192 unless given.</summary>
    public int ShuffleBuffer { get; set; } = 8192;

    /// <summary>Of a <see cref="DataSource{T}"/>: how many batches are read ahead; at least 0, 2 unless given.</summary>
    public int Prefetch { get; set; } = 2;

    /// <summary>Is told about every step.</summary>
    public IProgress<LearningRateProgress>? Progress { get; set; }

    /// <summary>Stops between two steps: an <see cref="OperationCanceledException"/> comes out, and the network is as it was.</summary>
    public CancellationToken CancellationToken { get; set; }

    internal void Check()
    {
        // Negated patterns also catch NaN.
        if (MinLearningRate is not (> 0 and < double.PositiveInfinity))
            throw new ArgumentOutOfRangeException(nameof(MinLearningRate), MinLearningRate, "FindLearningRateOptions.MinLearningRate is finite and greater than 0.");
        if (!(MaxLearningRate > MinLearningRate) || double.IsInfinity(MaxLearningRate))
            throw new ArgumentOutOfRangeException(nameof(MaxLearningRate), MaxLearningRate, "FindLearningRateOptions.MaxLearningRate is finite and greater than MinLearningRate.");
        if (Steps < 20)
            throw new ArgumentOutOfRangeException(nameof(Steps), Steps, "FindLearningRateOptions.Steps is at least 20.");
        if (Smoothing is not (>= 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(Smoothing), Smoothing, "FindLearningRateOptions.Smoothing is at least 0 and less than 1.");
        if (!(DivergenceFactor > 1))
            throw new ArgumentOutOfRangeException(nameof(DivergenceFactor), DivergenceFactor, "FindLearningRateOptions.DivergenceFactor is greater than 1.");
    }

    /// <summary>The training that the test is: one epoch of its steps, without anything that a user's training has around them.</summary>
    internal FitOptions ToFit(RangeTest test) => new()
    {
        StepsPerEpoch = Steps,
        BatchSize = BatchSize,
        GradientAccumulationSteps = GradientAccumulationSteps,
        ClassWeights = ClassWeights,
        Shuffle = Shuffle,
        Seed = Seed,
        ShuffleBuffer = ShuffleBuffer,
        Prefetch = Prefetch,
        Schedule = test.Schedule,
        Callbacks = { test },
        CancellationToken = CancellationToken,
    };
}
