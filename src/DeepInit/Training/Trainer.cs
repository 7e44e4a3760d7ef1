using DeepInit.Runtime;

namespace DeepInit;

/// <summary>
/// The training loop: epochs, batches, shuffling, validation, schedules, progress and cancellation. Generated networks call it in <c>Fit</c> and
/// <c>Evaluate</c>.
/// </summary>
public static class Trainer
{
    /// <summary>Trains a network.</summary>
    /// <remarks>Allocates at the start and a little for each epoch, nothing for a step.</remarks>
    /// <param name="network">What to train.</param>
    /// <param name="data">What to learn from.</param>
    /// <param name="options">How; defaults unless given.</param>
    /// <returns>What every epoch came to.</returns>
    /// <exception cref="ArgumentException">The data does not fit the network, or options contradict each other.</exception>
    /// <exception cref="FitCanceledException">Training was cancelled; the exception has the history so far, and the network is whole.</exception>
    public static History Fit<T>(ITrainableNetwork<T> network, Dataset<T> data, FitOptions? options = null)
        where T : unmanaged
    {
        NotNull(network, nameof(network));
        NotNull(data, nameof(data));
        options ??= new FitOptions();
        options.Check();
        return FitAndMeasure(network, data, options, null);
    }

    /// <summary>As the public method, but for data to measure that the options do not have.</summary>
    internal static History FitAndMeasure<T>(ITrainableNetwork<T> network, Dataset<T> data, FitOptions options, Dataset<T>? measured)
        where T : unmanaged
    {
        (Dataset<T> training, Dataset<T>? validation) = measured is null ? Validation(data, options) : (data, measured);
        BoundDataset<T> bound = training.Bind(network.Name, network.Inputs, network.Targets);
        if (options.ClassWeights is not null)
            bound.WeighClasses(options.ClassWeights);
        BatchReader<T> reader = bound.Read((int)Math.Min(bound.Rows, (long)options.BatchSize * options.GradientAccumulationSteps));
        BatchReader<T>? validationReader = validation?.Bind(network.Name, network.Inputs, network.Targets).Read(options.BatchSize);
        int largest = Math.Max(reader.BatchSize, validationReader?.BatchSize ?? 0);
        MetricMeter<T>? meter = MetricMeter<T>.Create(network, options.Accuracy, options.Metrics, largest);
        return new TrainingLoop<T>(network, options, reader, validationReader, meter).Run();
    }

    /// <summary>Trains a network on a thread of its own; see <see cref="Fit"/>. The network must not be used until the task has ended.</summary>
    /// <param name="network">What to train.</param>
    /// <param name="data">What to learn from.</param>
    /// <param name="options">How; defaults unless given. Callbacks and progress are called on the training thread.</param>
    /// <returns>What every epoch came to. A cancelled training ends in a <see cref="FitCanceledException"/>.</returns>
    public static async Task<History> FitAsync<T>(this ITrainableNetwork<T> network, Dataset<T> data, FitOptions? options = null)
        where T : unmanaged =>
        await Task.Factory.StartNew(
            () => Fit(network, data, options), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).ConfigureAwait(false);

    /// <summary>Measures a network, in inference mode; changes nothing.</summary>
    /// <param name="network">What to measure.</param>
    /// <param name="data">What to measure it on.</param>
    /// <param name="batchSize">Rows at a time; at least 1.</param>
    /// <param name="accuracy">Whether to measure accuracy, too, which costs a second forward pass.</param>
    /// <exception cref="ArgumentException">The data does not fit the network.</exception>
    public static Evaluation Evaluate<T>(ITrainableNetwork<T> network, Dataset<T> data, int batchSize = 32, bool accuracy = true)
        where T : unmanaged
    {
        NotNull(network, nameof(network));
        NotNull(data, nameof(data));
        if (batchSize < 1)
            throw new ArgumentOutOfRangeException(nameof(batchSize), batchSize, "A batch has at least 1 row.");

        BatchReader<T> reader = data.Bind(network.Name, network.Inputs, network.Targets).Read(batchSize);
        return Evaluate(network, reader, MetricMeter<T>.Create(network, accuracy, [], reader.BatchSize), CancellationToken.None);
    }

    /// <summary>Measures metrics on a dataset, in inference mode; changes nothing. Read them from <see cref="Metric.Value"/>.</summary>
    /// <param name="network">What to measure.</param>
    /// <param name="data">What to measure it on.</param>
    /// <param name="metrics">What to measure; restarted first.</param>
    /// <param name="batchSize">Rows at a time; at least 1.</param>
    /// <returns>The loss; accuracy is not measured.</returns>
    /// <exception cref="ArgumentException">The data does not fit the network.</exception>
    public static Evaluation Evaluate<T>(this ITrainableNetwork<T> network, Dataset<T> data, IReadOnlyCollection<Metric> metrics, int batchSize = 32)
        where T : unmanaged
    {
        NotNull(network, nameof(network));
        NotNull(data, nameof(data));
        NotNull(metrics, nameof(metrics));
        if (batchSize < 1)
            throw new ArgumentOutOfRangeException(nameof(batchSize), batchSize, "A batch has at least 1 row.");

        BatchReader<T> reader = data.Bind(network.Name, network.Inputs, network.Targets).Read(batchSize);
        return Evaluate(network, reader, MetricMeter<T>.Create(network, accuracy: false, metrics, reader.BatchSize), CancellationToken.None);
    }

    internal static Evaluation Evaluate<T>(ITrainableNetwork<T> network, BatchReader<T> reader, MetricMeter<T>? meter, CancellationToken cancellation)
        where T : unmanaged
    {
        reader.Restart();
        meter?.Restart();
        double lossSum = 0;
        long rows = 0;
        while (reader.MoveNext())
        {
            cancellation.ThrowIfCancellationRequested();
            meter?.Add(reader.Batch);
            lossSum += Scalar.ToDouble(network.ComputeLoss(reader.Batch)) * reader.Batch.Rows;
            rows += reader.Batch.Rows;
        }

        return new Evaluation(lossSum / rows, meter?.Accuracy);
    }

    private static (Dataset<T> Training, Dataset<T>? Validation) Validation<T>(Dataset<T> data, FitOptions options)
        where T : unmanaged
    {
        if (options.ValidationSplit > 0)
            return data.Cut(options.ValidationSplit);

        return options.Validation switch
        {
            null => (data, null),
            Dataset<T> validation => (data, validation),
            _ => throw new ArgumentException($"FitOptions.Validation is a dataset of another element type; expected Dataset<{typeof(T).Name}>."),
        };
    }

    private static void NotNull(object? value, string name)
    {
        if (value is null)
            throw new ArgumentNullException(name);
    }
}
