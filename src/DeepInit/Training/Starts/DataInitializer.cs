using DeepInit.Runtime;

namespace DeepInit;

/// <summary>Starts a network from its data, before its first step: scales of weights from what layers make of some rows, biases of outputs from the labels.</summary>
public static class DataInitializer
{
    /// <summary>
    /// Scales the weights so that the sums of every hidden layer deviate by 1 on rows of this data, sets the biases of outputs to what the labels say on their own, and reports how each layer
    /// starts, what the loss is before the first step, and which columns of the inputs want standardising.
    /// </summary>
    /// <remarks>
    /// One pass through the network: a layer's sums are measured, its weights scaled, and the pass goes on from there, with that layer's product once again; dropout is off meanwhile. The initialiser is to have made matrices
    /// of the right kind (orthogonal ones, best of all); a factor for a whole layer keeps that. What is left alone, and says why in the report: layers that a normalisation reads, ends of residual branches that start as zeros,
    /// weights that Fixup, T-Fixup or <c>DepthScaled</c> has scaled, that are frozen, do not train or were loaded from a file, and layers that share their weights with an earlier one. A second call changes nothing. Inputs, statistics of batch normalisations,
    /// optimiser states and counters stay; <see cref="Parameter{T}.Gradient"/> is overwritten. Costs some passes on <see cref="InitializationOptions.Rows"/> rows, one walk through the data for labels and columns, and a copy
    /// of the parameters. Rows that a training would refuse, with NaN in a target or what is no class, are refused with their place. Where it throws, the network is as it was.
    /// </remarks>
    /// <param name="network">The network, with the weights that it has been initialised with.</param>
    /// <param name="data">The training data, and none of the validation data.</param>
    /// <param name="options">How; defaults unless given.</param>
    /// <returns>How every layer starts, and what was done.</returns>
    /// <exception cref="ArgumentException">The data does not fit the network, or options are out of range.</exception>
    /// <exception cref="InvalidOperationException">The network has made steps: what it has learnt would be lost.</exception>
    /// <exception cref="NotSupportedException">The network is written by hand, and does not show its layers and gradients.</exception>
    /// <example><code>
    /// InitializationReport start = model.InitializeFrom(data);
    /// Console.WriteLine(start);                        // a table: layers, factors, loss against the entropy of the labels
    /// </code></example>
    public static InitializationReport InitializeFrom<T>(this ITrainableNetwork<T> network, Dataset<T> data, InitializationOptions? options = null)
        where T : unmanaged
    {
        options = Checked(network, data, options);
        BoundDataset<T> bound = data.Bind(network.Name, network.Inputs, network.Targets);
        if (options.ClassWeights is not null)
            bound.WeighClasses(options.ClassWeights);
        bound.CheckWeights(needsOne: true);
        using NetworkSession session = network.Parameters.BeginSession(NetworkCall.InitializeFrom);
        using BatchStream<T> rows = bound.Read((int)Math.Min(bound.Rows, options.ToFit().BatchSize));
        return Initialize(network, rows, options, int.MaxValue);
    }

    /// <summary>Starts a network from rows that are read meanwhile; otherwise as from a <see cref="Dataset{T}"/>. The source is read from its beginning twice.</summary>
    /// <param name="network">The network, with the weights that it has been initialised with.</param>
    /// <param name="data">The training data, and none of the validation data.</param>
    /// <param name="options">How; defaults unless given.</param>
    /// <returns>How every layer starts, and what was done.</returns>
    /// <exception cref="ArgumentException">Options are out of range, or a row is none that the network takes.</exception>
    /// <exception cref="InvalidOperationException">The network has made steps, or the source has no row.</exception>
    /// <exception cref="NotSupportedException">The network is written by hand, and does not show its layers and gradients.</exception>
    public static InitializationReport InitializeFrom<T>(this ITrainableNetwork<T> network, DataSource<T> data, InitializationOptions? options = null)
        where T : unmanaged
    {
        options = Checked(network, data, options);
        FitOptions reading = options.ToFit();
        using NetworkSession session = network.Parameters.BeginSession(NetworkCall.InitializeFrom);
        using BatchStream<T> rows = new SourceBatches<T>(
            data, network.Name, network.Inputs, network.Targets, reading.BatchSize, reading.ShuffleBuffer, reading.Prefetch, options.ClassWeights, reading.CancellationToken);
        return Initialize(network, rows, options, options.LabelRows);
    }

    /// <summary>Within a session: as the public methods, on options that have been checked, and a network that has made no step.</summary>
    /// <param name="network">The network.</param>
    /// <param name="rows">Walks through the data.</param>
    /// <param name="options">How.</param>
    /// <param name="labelRows">How many rows to count labels of.</param>
    internal static InitializationReport Initialize<T>(ITrainableNetwork<T> network, BatchStream<T> rows, InitializationOptions options, int labelRows)
        where T : unmanaged
    {
        // An order that no epoch has; a training starts a walk of its own.
        rows.Start(options.Seed, walk: -1, skip: 0);
        Batch<T> sample = BatchCopy.Take(rows, options.Rows, network.Inputs.Count, network.Targets.Count);
        if (sample.Rows == 0)
            throw new InvalidOperationException($"The data has no row to start {network.Name} from.");
        return new NetworkStart<T>(network, sample, options).Run(rows, labelRows);
    }

    private static InitializationOptions Checked<T>(ITrainableNetwork<T> network, Dataset data, InitializationOptions? options)
        where T : unmanaged
    {
        if (network is null)
            throw new ArgumentNullException(nameof(network));
        if (data is null)
            throw new ArgumentNullException(nameof(data));
        options ??= new InitializationOptions();
        options.Check();
        return network.StepCount == 0
            ? options
            : throw new InvalidOperationException($"{network.Name} has made {Counted.Of(network.StepCount, "step")}; a start from data is for a network that has made none, and would change what this one has learnt.");
    }
}
