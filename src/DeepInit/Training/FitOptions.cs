namespace DeepInit;

/// <summary>How <c>Fit</c> trains.</summary>
public sealed class FitOptions
{
    /// <summary>The number of the last epoch: how often to go through the data; at least 1, which is also the default.</summary>
    public int Epochs { get; set; } = 1;

    /// <summary>How many epochs count as done already, as in Keras: training starts with the next. 0 unless given.</summary>
    public int InitialEpoch { get; set; }

    /// <summary>
    /// Steps of an epoch; as many as it takes to go through the data unless given. Otherwise an epoch goes on in the data where the one before stopped,
    /// and where the data ends, begins it again, shuffled anew.
    /// </summary>
    public int? StepsPerEpoch { get; set; }

    /// <summary>Rows per step; at least 1, 32 unless given. The last step of an epoch takes what is left.</summary>
    public int BatchSize { get; set; } = 32;

    /// <summary>
    /// Batches whose gradients add up before one optimiser step; at least 1, which is also the default. A step then takes so many times
    /// <see cref="BatchSize"/> rows, and is the step that one batch of as many rows would make, for the memory of one of <see cref="BatchSize"/>; steps,
    /// schedules and callbacks count updates. Batch normalisation still sees <see cref="BatchSize"/> rows at a time. A training loop of one's own has <see cref="GradientAccumulator{T}"/>, in which
    /// every batch counts the same.
    /// </summary>
    public int GradientAccumulationSteps { get; set; } = 1;

    /// <summary>
    /// What the rows of each class count in training, by class index; classes that are not named count 1. As in Keras they multiply the weights of
    /// <see cref="Dataset{T}.WithSampleWeights"/>. None unless given. The classes are those of the only target: indices, the largest of several numbers, or 0
    /// and 1.
    /// </summary>
    public IReadOnlyDictionary<int, double>? ClassWeights { get; set; }

    /// <summary>Trains on mixtures of two rows each, <see cref="MixUp"/> or <see cref="CutMix"/>, in the place of rows; none unless given.</summary>
    public BatchMixing? Mixing { get; set; }

    /// <summary>Trains on those rows of each batch whose losses are smallest, where some labels are wrong; none unless given. With <see cref="Mixing"/>, too, the rows that stay are mixed.</summary>
    public SmallLossSelection? Selection { get; set; }

    /// <summary>
    /// Of <c>Fit</c> on rows of a type, where the network knows statistics of columns already: whether they stay. Automatic unless given: where they suit the rows,
    /// otherwise an exception asks for one of the two.
    /// </summary>
    public RowStatistics RowStatistics { get; set; }

    /// <summary>Whether each epoch takes the rows in another random order; true unless given.</summary>
    public bool Shuffle { get; set; } = true;

    /// <summary>
    /// What the order of the rows follows from, together with how many steps the network has made before: <c>Fit</c> twice for 5 epochs is
    /// <c>Fit</c> for 10.
    /// </summary>
    public int Seed { get; set; }

    /// <summary>
    /// Of a <see cref="DataSource{T}"/>: how many rows are kept in memory to draw the next one from; at least 1, 8192 unless given. As many as the source has
    /// make every order equally likely; far fewer mix only what stands near, so that files sorted by class want to be shuffled once before.
    /// </summary>
    public int ShuffleBuffer { get; set; } = 8192;

    /// <summary>
    /// Of a <see cref="DataSource{T}"/>: how many batches are read ahead, on a thread of their own; at least 0, 2 unless given. The results do not depend on
    /// it. Where there are no threads, in a browser, nothing is read ahead.
    /// </summary>
    public int Prefetch { get; set; } = 2;

    /// <summary>A <see cref="Dataset{T}"/> or <see cref="DataSource{T}"/> to measure after every epoch, of the network's element type. Never trained on.</summary>
    public Dataset? Validation { get; set; }

    /// <summary>
    /// The share of the data, in [0, 1), to keep for validation; 0 unless given. As in Keras these are the last rows, whatever
    /// <see cref="Shuffle"/> says (not of a <see cref="DataSource{T}"/>): their number is rounded down, 29 for 0.29 of 100 and 2 for
    /// 0.25 of 10 (where Keras takes 3), and neither part may be empty. Sorted data wants <see cref="Dataset{T}.Split"/> instead. Not together with <see cref="Validation"/>.
    /// </summary>
    public double ValidationSplit { get; set; }

    /// <summary>
    /// Whether to measure accuracy, too, where the loss gives it a meaning; false unless given. Of several targets the first with a meaning counts.
    /// </summary>
    /// <remarks>Costs one more forward pass for every batch, in inference mode, just before its step.</remarks>
    public bool Accuracy { get; set; }

    /// <summary>More to measure, on the training rows and on the validation data. Decisions are measured on probabilities, also where the loss takes logits.</summary>
    /// <remarks>Costs, like <see cref="Accuracy"/>, one more forward pass for every batch: one for all of them.</remarks>
    public IList<Metric> Metrics { get; } = [];

    /// <summary>
    /// Sees, and may change, the gradients of every step before they update the network: an <see cref="IGradientHook{T}"/> of the network's element type. None unless given.
    /// </summary>
    /// <remarks>With a hook a step is <c>ComputeGradients</c>, the hook, <c>ApplyGradients</c>: the same bits where the hook changes nothing, for memory of the size of the parameters and one more pass over it.
    /// Rows to train on may then all have the weight 0: their gradients are zeros, and the hook may bring those of other machines.</remarks>
    public IGradientHook? GradientHook { get; set; }

    /// <summary>
    /// Whether the network starts from the data: <see cref="DataInitializer"/> before the first step, with <see cref="Initialization"/>; false unless given. A network that has made steps, or goes on from
    /// a checkpoint, keeps its weights, and <see cref="History.Notes"/> says so.
    /// </summary>
    public bool InitializeFromData
    {
        get => Starter is not null;
        set => Starter = value ? DataStarter.Instance : null;
    }

    /// <summary>What starts the network from the data; null where nothing does. The property above is the only way to it: a trimmed program that does not ask for it is without its code.</summary>
    internal IDataStarter? Starter { get; private set; }

    /// <summary>How the network starts from the data, with <see cref="InitializeFromData"/>; defaults unless given. What rows of classes count is that of <see cref="ClassWeights"/>.</summary>
    public InitializationOptions? Initialization { get; set; }

    /// <summary>Called, in this order, while training goes on.</summary>
    public IList<ITrainingCallback> Callbacks { get; } = [];

    /// <summary>Keeps a file from which an interrupted training goes on as if it had never stopped; none unless given.</summary>
    public CheckpointOptions? Checkpoint { get; set; }

    /// <summary>
    /// Of networks that predict with averages of their weights and have batch normalisations: on how many batches of the training data their statistics are estimated anew for the averages, at the end of every epoch before
    /// the validation; at least 0, 50 unless given. The batches are drawn as those of training are. With 0 the averages are used with the statistics of training.
    /// </summary>
    /// <remarks>Each costs a forward pass.</remarks>
    public int StatisticsBatches { get; set; } = 50;

    /// <summary>
    /// Sets the learning rate of every step, in place of a schedule that was declared on the class. The base rate is the network's <c>LearningRate</c> when <c>Fit</c> starts, which is put back when it ends;
    /// steps are counted as <c>StepCount</c> counts them, so that a second <c>Fit</c> goes on where the first stopped.
    /// </summary>
    public LearningRateSchedule? Schedule { get; set; }

    /// <summary>Whether <see cref="Schedule"/> counts steps or epochs; steps unless given.</summary>
    public ScheduleInterval ScheduleInterval { get; set; }

    /// <summary>Is told about every epoch.</summary>
    /// <example><code>
    /// options.Progress = new Progress&lt;EpochProgress&gt;(epoch => logger.LogInformation("{Epoch}", epoch));
    /// </code></example>
    public IProgress<EpochProgress>? Progress { get; set; }

    /// <summary>Is told about every step.</summary>
    public IProgress<StepProgress>? StepProgress { get; set; }

    /// <summary>
    /// Whether to show the training on the console: a live line for every epoch on a terminal, plain lines where the output is redirected; false unless given.
    /// </summary>
    public bool Verbose { get; set; }

    /// <summary>Stops training between two steps: <c>Fit</c> throws <see cref="FitCanceledException"/>, the network keeps what it has learnt.</summary>
    public CancellationToken CancellationToken { get; set; }

    /// <summary>A copy with another token; lists are the same.</summary>
    internal FitOptions With(CancellationToken cancellation)
    {
        var copy = (FitOptions)MemberwiseClone();
        copy.CancellationToken = cancellation;
        return copy;
    }

    internal void Check()
    {
        if (RowStatistics is < RowStatistics.Auto or > RowStatistics.Refit)
            throw new ArgumentOutOfRangeException(nameof(RowStatistics), RowStatistics, "FitOptions.RowStatistics is Auto, Keep or Refit.");
        if (Epochs < 1)
            throw new ArgumentOutOfRangeException(nameof(Epochs), Epochs, "FitOptions.Epochs is at least 1.");
        if (InitialEpoch < 0 || InitialEpoch >= Epochs)
            throw new ArgumentOutOfRangeException(nameof(InitialEpoch), InitialEpoch, $"FitOptions.InitialEpoch is at least 0 and less than Epochs, {Epochs}.");
        if (StepsPerEpoch < 1)
            throw new ArgumentOutOfRangeException(nameof(StepsPerEpoch), StepsPerEpoch, "FitOptions.StepsPerEpoch is at least 1.");
        if (BatchSize < 1)
            throw new ArgumentOutOfRangeException(nameof(BatchSize), BatchSize, "FitOptions.BatchSize is at least 1.");

        if (ShuffleBuffer < 1)
            throw new ArgumentOutOfRangeException(nameof(ShuffleBuffer), ShuffleBuffer, "FitOptions.ShuffleBuffer is at least 1.");
        if (Prefetch is < 0 or > 1024)
            throw new ArgumentOutOfRangeException(nameof(Prefetch), Prefetch, "FitOptions.Prefetch is at least 0 and at most 1024.");
        if (StatisticsBatches < 0)
            throw new ArgumentOutOfRangeException(nameof(StatisticsBatches), StatisticsBatches, "FitOptions.StatisticsBatches is at least 0.");
        if (GradientAccumulationSteps < 1)
            throw new ArgumentOutOfRangeException(nameof(GradientAccumulationSteps), GradientAccumulationSteps, "FitOptions.GradientAccumulationSteps is at least 1.");
        foreach (KeyValuePair<int, double> weight in ClassWeights ?? new Dictionary<int, double>())
        {
            // The negated pattern also catches NaN.
            if (weight.Value is not (>= 0 and < double.PositiveInfinity))
                throw new ArgumentOutOfRangeException(nameof(ClassWeights), weight.Value, $"FitOptions.ClassWeights[{weight.Key}] is a finite number of at least 0.");
        }

        // The negated pattern also catches NaN.
        if (ValidationSplit is not (>= 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(ValidationSplit), ValidationSplit, "FitOptions.ValidationSplit is at least 0 and less than 1.");
        if (Validation is not null && ValidationSplit > 0)
            throw new ArgumentException("FitOptions has both Validation and ValidationSplit; expected at most one of them.");
        Checkpoint?.Check();
        Initialization?.Check();
    }
}
