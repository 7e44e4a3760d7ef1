namespace DeepInit;

/// <summary>Predictions for whole datasets, batch by batch.</summary>
public static class Predictions
{
    /// <summary>Predicts the rows of a dataset. Safe from many threads at once, as <c>Predict</c> is.</summary>
    /// <param name="network">What predicts.</param>
    /// <param name="data">The rows; its targets, if it has any, play no part.</param>
    /// <param name="batchSize">Rows at a time; at least 1. Results do not depend on it.</param>
    /// <param name="cancellation">Stops between two batches.</param>
    /// <returns>For each output its values for all rows, row after row, in the order of the data.</returns>
    /// <exception cref="ArgumentException">The data does not fit the network.</exception>
    public static T[][] Predict<T>(this INetwork<T> network, Dataset<T> data, int batchSize = 256, CancellationToken cancellation = default)
        where T : unmanaged
    {
        Check(network, data, batchSize);
        BoundDataset<T> bound = data.Bind(network.Name, network.Inputs, []);
        using BatchStream<T> reader = bound.Read(batchSize);
        return All(network, reader, cancellation);
    }

    /// <summary>Predicts rows that are read meanwhile.</summary>
    /// <param name="network">What predicts.</param>
    /// <param name="data">The rows; what they say of targets plays no part.</param>
    /// <param name="batchSize">Rows at a time; at least 1. Results do not depend on it.</param>
    /// <param name="cancellation">Stops between two batches, or waiting for rows.</param>
    /// <returns>For each output its values for all rows, row after row, in the order of the data.</returns>
    public static T[][] Predict<T>(this INetwork<T> network, DataSource<T> data, int batchSize = 256, CancellationToken cancellation = default)
        where T : unmanaged
    {
        Check(network, data, batchSize);
        IReadOnlyList<TensorDescription> targets = network is ILossNetwork<T> known ? known.Targets : [];
        using BatchStream<T> reader = new SourceBatches<T>(data, network.Name, network.Inputs, targets, batchSize, shuffleRows: 1, prefetch: 2, classWeights: null, cancellation);
        return All(network, reader, cancellation);
    }

    private static T[][] All<T>(INetwork<T> network, BatchStream<T> reader, CancellationToken cancellation)
        where T : unmanaged
    {
        T[][] batch = [.. network.Outputs.Select(output => new T[checked(reader.BatchSize * output.RowSize)])];
        List<T>[] all = [.. network.Outputs.Select(_ => new List<T>())];
        reader.Start(seed: null, walk: 0, skip: 0);
        while (reader.MoveNext())
        {
            cancellation.ThrowIfCancellationRequested();
            network.Predict(reader.Batch, batch);
            for (int i = 0; i < all.Length; i++)
                all[i].AddRange(new ArraySegment<T>(batch[i], 0, reader.Batch.Rows * network.Outputs[i].RowSize));
        }

        return [.. all.Select(values => values.ToArray())];
    }

    private static void Check(object? network, object? data, int batchSize)
    {
        if (network is null)
            throw new ArgumentNullException(nameof(network));
        if (data is null)
            throw new ArgumentNullException(nameof(data));
        if (batchSize < 1)
            throw new ArgumentOutOfRangeException(nameof(batchSize), batchSize, "A batch has at least 1 row.");
    }
}
