using DeepInit.Interrupted;
using DeepInit.Tests.Training;

namespace DeepInit.Tests.Data.Sources;

/// <summary>Sources for tests: rows with numbers, and those of <see cref="InterruptedTraining"/>.</summary>
internal static class Records
{
    /// <summary>Rows (r, −r) with the target r.</summary>
    public static DataSource<float> Numbers(int rows, bool knows = false, Action<int>? reading = null) => DataSource.FromRecords<int, float>(
        Enumerable.Range(0, rows),
        (r, row) =>
        {
            reading?.Invoke(r);
            row.Input()[0] = r;
            row.Input("x")[1] = -r;
            row.Target()[0] = r;
        },
        knows ? rows : null);

    /// <summary>The 90 rows that <see cref="InterruptedTraining"/> trains on.</summary>
    public static DataSource<float> Classes(bool knows = false)
    {
        ITrainableNetwork<float> network = new InterruptedNetwork(seed: 1);
        BatchReader<float> all = InterruptedTraining.Data().Bind(network.Name, network.Inputs, network.Targets).Read(int.MaxValue);
        all.MoveNext();
        float[] x = all.Batch.Input(0).ToArray();
        int[] classes = all.Batch.Classes(0).ToArray();
        return DataSource.FromRecords<int, float>(
            Enumerable.Range(0, classes.Length),
            (r, row) =>
            {
                x.AsSpan(4 * r, 4).CopyTo(row.Input());
                row.Classes()[0] = classes[r];
            },
            knows ? classes.Length : null);
    }

    /// <summary>The targets of every batch of a walk.</summary>
    public static List<float[]> Walk(DataSource<float> source, int batchSize, int prefetch, long? seed = null, long walk = 0, int buffer = 8192)
    {
        var network = new LineNetwork();
        using var batches = new SourceBatches<float>(source, "Line", network.Inputs, network.Targets, batchSize, buffer, prefetch, null, CancellationToken.None);
        batches.Start(seed, walk, skip: 0);
        var targets = new List<float[]>();
        while (batches.MoveNext())
        {
            Assert.Equal(batches.Batch.Target(0).ToArray(), batches.Batch.Input(0).ToArray().Where((_, i) => i % 2 == 0));
            Assert.Equal(batches.Batch.Target(0).ToArray(), batches.Batch.Input(0).ToArray().Where((_, i) => i % 2 == 1).Select(v => -v));
            targets.Add(batches.Batch.Target(0).ToArray());
        }

        return targets;
    }
}
