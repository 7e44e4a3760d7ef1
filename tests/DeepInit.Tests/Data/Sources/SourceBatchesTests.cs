using DeepInit.Tests.Training;

namespace DeepInit.Tests.Data.Sources;

public sealed class SourceBatchesTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(5)]
    public void RowsComeInOrderAndTheLastBatchHasWhatIsLeft(int prefetch)
    {
        List<float[]> batches = Records.Walk(Records.Numbers(10), batchSize: 4, prefetch);
        Assert.Equal([4, 4, 2], batches.Select(b => b.Length));
        Assert.Equal(Enumerable.Range(0, 10).Select(r => (float)r), batches.SelectMany(b => b));
        Assert.Equal([4, 4], Records.Walk(Records.Numbers(8), 4, prefetch).Select(b => b.Length));
        Assert.Empty(Records.Walk(Records.Numbers(0), 4, prefetch));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(100)]
    [InlineData(1000)]
    public void AShuffledWalkHasEveryRowOnceAndDependsOnSeedAndWalkAlone(int buffer)
    {
        float[] order = Walk(3, 0, prefetch: 0);
        Assert.Equal(Enumerable.Range(0, 100).Select(r => (float)r), order.Order());
        foreach (int prefetch in new[] { 0, 1, 4 })
            Assert.Equal(order, Walk(3, 0, prefetch));
        if (buffer == 1)
        {
            Assert.Equal(order, order.Order());
            return;
        }

        Assert.NotEqual(order, Walk(4, 0, 0));
        Assert.NotEqual(order, Walk(3, 1, 0));

        // A row is drawn from the buffer, and so comes at the earliest as much before its place as the buffer holds others.
        Assert.All(order.Select((r, i) => r - i), ahead => Assert.InRange(ahead, -100, buffer - 1));

        float[] Walk(long seed, long walk, int prefetch) => [.. Records.Walk(Records.Numbers(100), 8, prefetch, seed, walk, buffer).SelectMany(b => b)];
    }

    [Fact]
    public void ABufferOfAllRowsMakesEveryOrderEquallyLikely()
    {
        var counts = new Dictionary<string, int>();
        for (int walk = 0; walk < 6000; walk++)
        {
            string order = string.Join("", Records.Walk(Records.Numbers(3), 3, prefetch: 0, seed: 1, walk)[0]);
            counts[order] = counts.GetValueOrDefault(order) + 1;
        }

        // Six orders, 1000 each in the mean with a deviation of 29.
        Assert.Equal(6, counts.Count);
        Assert.All(counts.Values, count => Assert.InRange(count, 870, 1130));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void AFaultComesWholeAndAfterTheBatchesBefore(int prefetch)
    {
        var fault = new DataFileException("'rows.csv', line 12, column 'area': expected a number, got 'big'.");
        DataSource<float> source = Records.Numbers(100, reading: r => ThrowAt(r, 10, fault));
        var network = new LineNetwork();
        using var batches = new SourceBatches<float>(source, "Line", network.Inputs, network.Targets, 4, 8, prefetch, null, CancellationToken.None);
        batches.Start(null, 0, 0);
        Assert.True(batches.MoveNext());
        Assert.True(batches.MoveNext());
        DataFileException thrown = Assert.Throws<DataFileException>(() => batches.MoveNext());
        Assert.Same(fault, thrown);
        Assert.Contains(nameof(ThrowAt), thrown.StackTrace);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void ASourceThatMiscountsItsRowsIsToldSo(int prefetch)
    {
        DataSource<float> More(int says, int has) => DataSource.FromRecords<int, float>(Enumerable.Range(0, has), (_, _) => { }, says);
        var network = new LineNetwork();
        Assert.Contains("has 10 rows; reading gave 9", Assert.Throws<InvalidOperationException>(() => network.Evaluate(More(10, 9))).Message);
        Assert.Contains("has 10 rows; reading gave more", Assert.Throws<InvalidOperationException>(() => network.Fit(More(10, 11), new() { Prefetch = prefetch, BatchSize = 64 })).Message);
        Assert.Contains("no row to measure", Assert.Throws<InvalidOperationException>(() => network.Evaluate(Records.Numbers(0))).Message);
        Assert.Contains("no row to train", Assert.Throws<InvalidOperationException>(() => network.Fit(Records.Numbers(0), new() { Prefetch = prefetch })).Message);
    }

    [Fact]
    public void RowsLargerThanMemoryNeedNoneOfIt()
    {
        // 300,000 rows, whose numbers would take 3.6 MB.
        var network = new LineNetwork(notes: false);
        DataSource<float> source = Records.Numbers(300_000);
        Assert.InRange(Allocations.Of(() => Evaluate(source)), 0, 100_000);

        void Evaluate(DataSource<float> rows)
        {
            using var batches = new SourceBatches<float>(rows, "Line", network.Inputs, network.Targets, 1000, 64, 0, null, CancellationToken.None);
            batches.Start(seed: 1, walk: 0, skip: 0);
            int count = 0;
            while (batches.MoveNext())
                count += batches.Batch.Rows;
            Assert.Equal(300_000, count);
        }
    }

    [Fact]
    public void ARowSaysWhatItHas()
    {
        string Fault(Action<DataRow<float>> write) => Assert.ThrowsAny<ArgumentException>(
            () => new LineNetwork().Evaluate(DataSource.FromRecords<int, float>([1], (_, row) => write(row)))).Message;
        Assert.Contains("Line has no input 'y'; it has 'x' [2]", Fault(row => row.Input("y")));
        Assert.Contains("Line has 1 inputs, numbered from 0", Fault(row => row.Input(1)));
        Assert.Contains("'target' [1] of Line takes numbers: write Target", Fault(row => row.Classes()));
    }

    [Fact]
    public void SampleWeightsGoWithTheirRows()
    {
        var network = new LineNetwork();
        DataSource<float> source = DataSource.FromRecords<int, float>(Enumerable.Range(0, 40), (r, row) =>
        {
            row.Target()[0] = r;
            if (r >= 20)
                row.SampleWeight = r;
        });
        using var batches = new SourceBatches<float>(source, "Line", network.Inputs, network.Targets, 10, 64, 0, null, CancellationToken.None);
        batches.Start(seed: 2, walk: 0, skip: 0);
        while (batches.MoveNext())
            Assert.Equal(batches.Batch.Target(0).ToArray().Select(t => t >= 20 ? t : 1), batches.Batch.SampleWeights.ToArray());
        batches.Start(seed: null, walk: 0, skip: 0);
        batches.MoveNext();
        Assert.True(batches.Batch.SampleWeights.IsEmpty);
    }

    private static void ThrowAt(int row, int at, Exception fault)
    {
        if (row == at)
            throw fault;
    }
}
