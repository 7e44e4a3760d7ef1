using System.Diagnostics;
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

        (Dataset<T> training, Dataset<T>? validation) = Validation(data, options);
        BatchReader<T> reader = training.Bind(network.Name, network.Inputs, network.Targets).Read(options.BatchSize);
        BatchReader<T>? validationReader = validation?.Bind(network.Name, network.Inputs, network.Targets).Read(options.BatchSize);
        AccuracyMeter<T>? accuracy = options.Accuracy
            ? AccuracyMeter<T>.Create(network, Math.Max(reader.BatchSize, validationReader?.BatchSize ?? 0))
            : null;

        double baseRate = network.LearningRate;
        var history = new History();
        try
        {
            for (int epoch = 1; epoch <= options.Epochs; epoch++)
            {
                EpochProgress progress = RunEpoch(network, reader, validationReader, accuracy, options, baseRate, epoch);
                history.Add(progress);
                if (options.Verbose)
                    Console.WriteLine(progress);
                options.Progress?.Report(progress);
            }
        }
        catch (OperationCanceledException) when (options.CancellationToken.IsCancellationRequested)
        {
            throw new FitCanceledException(history, options.CancellationToken);
        }
        finally
        {
            if (options.Schedule is not null)
                network.LearningRate = baseRate;
        }

        return history;
    }

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
        return Evaluate(network, reader, accuracy ? AccuracyMeter<T>.Create(network, reader.BatchSize) : null, CancellationToken.None);
    }

    private static EpochProgress RunEpoch<T>(
        ITrainableNetwork<T> network,
        BatchReader<T> reader,
        BatchReader<T>? validationReader,
        AccuracyMeter<T>? accuracy,
        FitOptions options,
        double baseRate,
        int epoch)
        where T : unmanaged
    {
        long start = Stopwatch.GetTimestamp();
        if (options.Shuffle)
            reader.RestartShuffled(options.Seed, network.StepCount / reader.Count);
        else
            reader.Restart();

        accuracy?.Restart();
        double lossSum = 0;
        long rows = 0;
        while (true)
        {
            options.CancellationToken.ThrowIfCancellationRequested();
            if (!reader.MoveNext())
                break;

            if (options.Schedule is not null)
            {
                long position = options.ScheduleInterval == ScheduleInterval.Epoch ? network.StepCount / reader.Count : network.StepCount;
                network.LearningRate = options.Schedule.At(position, baseRate);
            }

            accuracy?.Add(reader.Batch);
            lossSum += Scalar.ToDouble(network.TrainBatch(reader.Batch)) * reader.Batch.Rows;
            rows += reader.Batch.Rows;
        }

        double? trainingAccuracy = accuracy?.Value;
        Evaluation? validation = validationReader is null ? null : Evaluate(network, validationReader, accuracy, options.CancellationToken);
        double seconds = (Stopwatch.GetTimestamp() - start) / (double)Stopwatch.Frequency;
        return new EpochProgress(
            epoch, options.Epochs, reader.Count, lossSum / rows, trainingAccuracy, validation?.Loss, validation?.Accuracy, network.LearningRate, seconds);
    }

    private static Evaluation Evaluate<T>(ITrainableNetwork<T> network, BatchReader<T> reader, AccuracyMeter<T>? accuracy, CancellationToken cancellation)
        where T : unmanaged
    {
        reader.Restart();
        accuracy?.Restart();
        double lossSum = 0;
        long rows = 0;
        while (reader.MoveNext())
        {
            cancellation.ThrowIfCancellationRequested();
            accuracy?.Add(reader.Batch);
            lossSum += Scalar.ToDouble(network.ComputeLoss(reader.Batch)) * reader.Batch.Rows;
            rows += reader.Batch.Rows;
        }

        return new Evaluation(lossSum / rows, accuracy?.Value);
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
