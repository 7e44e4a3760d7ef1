using DeepInit.Runtime;

namespace DeepInit;

/// <summary>
/// The training loop: epochs, batches, shuffling, validation, schedules, progress and cancellation. Generated networks call it in <c>Fit</c> and
/// <c>Evaluate</c>.
/// </summary>
/// <remarks>
/// One thread at a time trains or measures a network: another's call meanwhile is an <see cref="InvalidOperationException"/>. Callbacks and metrics run on the thread of
/// <c>Fit</c>; between steps they may predict, measure, load and save, but not train the network.
/// </remarks>
public static class Trainer
{
    /// <summary>Trains a network for some epochs: shuffled batches, validation, progress, as Keras does.</summary>
    /// <remarks>Allocates at the start and a little for each epoch, nothing for a step.</remarks>
    /// <param name="network">What to train.</param>
    /// <param name="data">What to learn from.</param>
    /// <param name="options">How; defaults unless given.</param>
    /// <returns>What every epoch came to.</returns>
    /// <exception cref="ArgumentException">The data does not fit the network, or options contradict each other.</exception>
    /// <exception cref="FitCanceledException">Training was cancelled; the exception has the history so far, and the network is whole.</exception>
    public static History Fit<T>(this ITrainableNetwork<T> network, Dataset<T> data, FitOptions? options = null)
        where T : unmanaged
    {
        NotNull(network, nameof(network));
        NotNull(data, nameof(data));
        options ??= new FitOptions();
        options.Check();
        return FitAndMeasure(network, data, options, options.Validation);
    }

    /// <summary>As the public method, with what to measure after every epoch in the place of the options'.</summary>
    /// <param name="network">What to train.</param>
    /// <param name="data">What to learn from.</param>
    /// <param name="options">How.</param>
    /// <param name="validation">What to measure.</param>
    /// <param name="restores">Whether the network is what it was when the training has ended, in whatever way.</param>
    internal static History FitAndMeasure<T>(ITrainableNetwork<T> network, Dataset<T> data, FitOptions options, Dataset? validation, bool restores = false)
        where T : unmanaged
    {
        if (options.ValidationSplit > 0)
            (data, validation) = data.Cut(options.ValidationSplit);
        BoundDataset<T> bound = data.Bind(network.Name, network.Inputs, network.Targets);
        if (options.ClassWeights is not null)
            bound.WeighClasses(options.ClassWeights);

        // A hook may bring the gradients of other machines. One whose own rows weigh nothing takes part with zeros: the others wait for it.
        bound.CheckWeights(needsOne: options.GradientHook is null);
        return Run(network, options, bound.Read((int)Math.Min(bound.Rows, RowsOfStep(options))), validation, restores);
    }

    /// <summary>Trains a network on rows that are read meanwhile; otherwise as on a <see cref="Dataset{T}"/>.</summary>
    /// <remarks>
    /// Allocates at the start (the shuffle buffer and the batches), a little for each epoch, and what the source does. An exception of the source comes out as
    /// it is; the network keeps what it has learnt from the rows before.
    /// </remarks>
    /// <param name="network">What to train.</param>
    /// <param name="data">What to learn from.</param>
    /// <param name="options">How; defaults unless given.</param>
    /// <returns>What every epoch came to.</returns>
    /// <exception cref="ArgumentException">Options contradict each other, or need to know all rows before.</exception>
    /// <exception cref="FitCanceledException">Training was cancelled; the exception has the history so far, and the network is whole.</exception>
    public static History Fit<T>(this ITrainableNetwork<T> network, DataSource<T> data, FitOptions? options = null)
        where T : unmanaged
    {
        NotNull(network, nameof(network));
        NotNull(data, nameof(data));
        options ??= new FitOptions();
        options.Check();
        if (options.ValidationSplit > 0)
            throw new ArgumentException("FitOptions.ValidationSplit takes the last rows of a dataset; a source is read row by row. Set FitOptions.Validation.");
        return FitOn(network, data, options);
    }

    /// <summary>As the public method, on options that have been checked.</summary>
    /// <param name="network">What to train.</param>
    /// <param name="data">What to learn from.</param>
    /// <param name="options">How.</param>
    /// <param name="restores">Whether the network is what it was when the training has ended, in whatever way.</param>
    internal static History FitOn<T>(ITrainableNetwork<T> network, DataSource<T> data, FitOptions options, bool restores = false)
        where T : unmanaged =>
        Run(network, options, Stream(network, data, (int)Math.Min(int.MaxValue, RowsOfStep(options)), options, options.ClassWeights), options.Validation, restores);

    /// <summary>Trains a network on a thread of its own; see <see cref="Fit{T}(ITrainableNetwork{T}, Dataset{T}, FitOptions)"/>. The network must not be used until the task has ended.</summary>
    /// <param name="network">What to train.</param>
    /// <param name="data">What to learn from.</param>
    /// <param name="options">How; defaults unless given. Callbacks and progress are called on the training thread.</param>
    /// <param name="cancellationToken">Stops training between two steps, and so does that of the options.</param>
    /// <returns>What every epoch came to. A cancelled training ends in a <see cref="FitCanceledException"/>.</returns>
    public static Task<History> FitAsync<T>(
        this ITrainableNetwork<T> network, Dataset<T> data, FitOptions? options = null, CancellationToken cancellationToken = default)
        where T : unmanaged => OnAThreadOfItsOwn(given => Fit(network, data, given), options, cancellationToken);

    /// <summary>Trains a network on a thread of its own; see <see cref="Fit{T}(ITrainableNetwork{T}, DataSource{T}, FitOptions)"/>.</summary>
    /// <param name="network">What to train.</param>
    /// <param name="data">What to learn from.</param>
    /// <param name="options">How; defaults unless given. Callbacks and progress are called on the training thread.</param>
    /// <param name="cancellationToken">Stops training between two steps, and so does that of the options.</param>
    /// <returns>What every epoch came to. A cancelled training ends in a <see cref="FitCanceledException"/>.</returns>
    public static Task<History> FitAsync<T>(
        this ITrainableNetwork<T> network, DataSource<T> data, FitOptions? options = null, CancellationToken cancellationToken = default)
        where T : unmanaged => OnAThreadOfItsOwn(given => Fit(network, data, given), options, cancellationToken);

    /// <summary>Measures a network, in inference mode: the loss over a data set, the share of right predictions where that has a meaning, and metrics. Changes nothing.</summary>
    /// <param name="network">What to measure.</param>
    /// <param name="data">What to measure it on.</param>
    /// <param name="metrics">More to measure; restarted first. Read them from <see cref="Metric.Value"/>. None unless given.</param>
    /// <param name="batchSize">Rows at a time; at least 1.</param>
    /// <param name="accuracy">Whether to measure accuracy, too. It and the metrics cost a second forward pass.</param>
    /// <param name="cancellation">Stops between two batches.</param>
    /// <exception cref="ArgumentException">The data does not fit the network.</exception>
    public static Evaluation Evaluate<T>(
        this ILossNetwork<T> network,
        Dataset<T> data,
        IReadOnlyCollection<Metric>? metrics = null,
        int batchSize = 32,
        bool accuracy = true,
        CancellationToken cancellation = default)
        where T : unmanaged
    {
        NotNull(network, nameof(network));
        NotNull(data, nameof(data));
        return Measure(network, () => data.Bind(network.Name, network.Inputs, network.Targets).Read(batchSize), metrics ?? [], batchSize, accuracy, cancellation);
    }

    /// <summary>Measures a network on rows that are read meanwhile, in inference mode; changes nothing.</summary>
    /// <param name="network">What to measure.</param>
    /// <param name="data">What to measure it on.</param>
    /// <param name="metrics">More to measure; restarted first. Read them from <see cref="Metric.Value"/>. None unless given.</param>
    /// <param name="batchSize">Rows at a time; at least 1.</param>
    /// <param name="accuracy">Whether to measure accuracy, too. It and the metrics cost a second forward pass.</param>
    /// <param name="cancellation">Stops between two batches, or waiting for rows.</param>
    /// <exception cref="InvalidOperationException">The source has no row.</exception>
    public static Evaluation Evaluate<T>(
        this ILossNetwork<T> network,
        DataSource<T> data,
        IReadOnlyCollection<Metric>? metrics = null,
        int batchSize = 32,
        bool accuracy = true,
        CancellationToken cancellation = default)
        where T : unmanaged
    {
        NotNull(network, nameof(network));
        NotNull(data, nameof(data));
        return Measure(
            network, () => Stream(network, data, batchSize, new FitOptions { CancellationToken = cancellation }, classWeights: null), metrics ?? [], batchSize, accuracy, cancellation);
    }

    /// <summary>
    /// Estimates the statistics of batch normalisations for the averages that a network predicts with, on all batches of a data set in its order: after a training loop of one's own; <c>Fit</c> does it by
    /// itself (<see cref="FitOptions.StatisticsBatches"/>). Means are plain means of the batches' means, variances of their unbiased variances. They hold until the next step, for <c>Predict</c>, <c>Evaluate</c> and <c>Save</c>;
    /// training's own statistics stay. Nothing happens where nothing averages, or nothing normalises.
    /// </summary>
    /// <param name="network">The network.</param>
    /// <param name="data">The training data.</param>
    /// <param name="batchSize">Rows at a time, as in training; at least 1.</param>
    /// <param name="cancellation">Stops between two batches; nothing is changed then.</param>
    /// <exception cref="ArgumentException">The data does not fit the network.</exception>
    public static void EstimateStatistics<T>(this ILossNetwork<T> network, Dataset<T> data, int batchSize = 32, CancellationToken cancellation = default)
        where T : unmanaged
    {
        NotNull(network, nameof(network));
        NotNull(data, nameof(data));
        if (batchSize < 1)
            throw new ArgumentOutOfRangeException(nameof(batchSize), batchSize, "A batch has at least 1 row.");
        using NetworkSession session = network.Parameters.BeginSession(NetworkCall.Evaluate);
        using BatchStream<T> reader = data.Bind(network.Name, network.Inputs, network.Targets).Read(batchSize);
        reader.Start(seed: null, walk: 0, skip: 0);
        StatisticsEstimate<T>.Of(network, reader.BatchSize)?.Make(reader, int.MaxValue, cancellation);
    }

    /// <summary>Measures a network on its own, and not within a <c>Fit</c>: no other thread's call comes between.</summary>
    /// <param name="network">What to measure.</param>
    /// <param name="read">Makes the batches.</param>
    /// <param name="metrics">More to measure.</param>
    /// <param name="batchSize">Rows at a time; at least 1.</param>
    /// <param name="accuracy">Whether to measure accuracy, too.</param>
    /// <param name="cancellation">Stops between two batches.</param>
    internal static Evaluation Measure<T>(
        ILossNetwork<T> network, Func<BatchStream<T>> read, IReadOnlyCollection<Metric> metrics, int batchSize, bool accuracy, CancellationToken cancellation)
        where T : unmanaged
    {
        if (batchSize < 1)
            throw new ArgumentOutOfRangeException(nameof(batchSize), batchSize, "A batch has at least 1 row.");

        using NetworkSession session = BeginMeasuring(network);
        using BatchStream<T> reader = read();
        return Evaluate(network, reader, MetricMeter<T>.Create(network, accuracy, metrics, reader.BatchSize), cancellation);
    }

    internal static Evaluation Evaluate<T>(ILossNetwork<T> network, BatchStream<T> reader, MetricMeter<T>? meter, CancellationToken cancellation)
        where T : unmanaged
    {
        reader.Start(seed: null, walk: 0, skip: 0);
        meter?.Restart();
        var losses = new EpochLoss<T>(network);
        long rows = 0;
        while (reader.MoveNext())
        {
            cancellation.ThrowIfCancellationRequested();
            try
            {
                meter?.Add(reader.Batch);
                losses.Add(Scalar.ToDouble(network.ComputeLoss(reader.Batch)), reader.Batch.Rows);
            }
            catch (ArgumentException e) when (RowFault.Placed(e, reader.Batch, network) is { } placed)
            {
                throw placed;
            }

            rows += reader.Batch.Rows;
        }

        if (rows == 0)
            throw new InvalidOperationException($"The source has no row to measure {network.Name} on.");
        return new Evaluation(losses.Value, meter?.Accuracy);
    }

    private static NetworkSession BeginMeasuring<T>(ILossNetwork<T> network)
        where T : unmanaged
    {
        try
        {
            return network.Parameters.BeginSession(NetworkCall.Evaluate);
        }
        catch (NotSupportedException)
        {
            // Measuring needs no parameters: a network that is written by hand may have none to show, and so nothing to guard.
            return default;
        }
    }

    /// <summary>A training on a thread of its own, which two tokens may cancel: the caller's and that of the options.</summary>
    internal static async Task<History> OnAThreadOfItsOwn(Func<FitOptions, History> fit, FitOptions? options, CancellationToken cancellationToken)
    {
        options ??= new FitOptions();
        using CancellationTokenSource? either = cancellationToken.CanBeCanceled && options.CancellationToken.CanBeCanceled
            ? CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, options.CancellationToken)
            : null;
        FitOptions given = cancellationToken.CanBeCanceled ? options.With(either?.Token ?? cancellationToken) : options;

        // The training itself sees the token: an exception with the history is worth more than a task that never ran.
        return await Task.Factory.StartNew(() => fit(given), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).ConfigureAwait(false);
    }

    private static long RowsOfStep(FitOptions options) => (long)options.BatchSize * options.GradientAccumulationSteps;

    private static History Run<T>(ITrainableNetwork<T> network, FitOptions options, BatchStream<T> training, Dataset? validation, bool restores)
        where T : unmanaged
    {
        if (options.ClassWeights is { } weights && network.Targets.Count == 1)
            CheckClasses(weights, network.Targets[0], network.Outputs);
        using (training)
        using (network.Parameters.BeginSession(NetworkCall.Fit))
        using (BatchStream<T>? measured = Validation(network, validation, options))
        {
            // A split is of the same rows; other data has numbers of its own.
            if (measured is not null && options.ValidationSplit == 0)
                measured.Part = " of the validation data";
            int largest = Math.Max(training.BatchSize, measured?.BatchSize ?? 0);
            MetricMeter<T>? meter = MetricMeter<T>.Create(network, options.Accuracy, options.Metrics, largest);
            TrainingState<T>? before = restores ? new TrainingState<T>(network) : null;
            try
            {
                return new TrainingLoop<T>(network, options, training, measured, meter).Run();
            }
            finally
            {
                before?.Restore();
            }
        }
    }

    private static void CheckClasses(IReadOnlyDictionary<int, double> weights, TensorDescription target, IReadOnlyList<TensorDescription> outputs)
    {
        // The classes are the places on the last axis; of a single number, 0 and 1.
        IReadOnlyList<int> shape = target.IsClassIndex ? outputs[target.Output].Shape : target.Shape;
        int classes = Math.Max(2, shape.Count == 0 ? 1 : shape[shape.Count - 1]);
        foreach (int weighted in weights.Keys)
        {
            if ((uint)weighted >= (uint)classes)
                throw new ArgumentException($"FitOptions.ClassWeights has the class {weighted}; expected classes of the target '{target.Name}', 0 to {classes - 1}.");
        }
    }

    private static BatchStream<T>? Validation<T>(ILossNetwork<T> network, Dataset? validation, FitOptions options)
        where T : unmanaged => validation switch
        {
            null => null,
            Dataset<T> dataset => dataset.Bind(network.Name, network.Inputs, network.Targets).Read(options.BatchSize),
            DataSource<T> source => Stream(network, source, options.BatchSize, options, classWeights: null),
            _ => throw new ArgumentException($"FitOptions.Validation is data of another element type; expected Dataset<{CSharpName.Of(typeof(T))}> or DataSource<{CSharpName.Of(typeof(T))}>."),
        };

    private static SourceBatches<T> Stream<T>(
        ILossNetwork<T> network, DataSource<T> data, int batchSize, FitOptions options, IReadOnlyDictionary<int, double>? classWeights)
        where T : unmanaged =>
        new(data, network.Name, network.Inputs, network.Targets, batchSize, options.ShuffleBuffer, options.Prefetch, classWeights, options.CancellationToken);

    private static void NotNull(object? value, string name)
    {
        if (value is null)
            throw new ArgumentNullException(name);
    }
}
