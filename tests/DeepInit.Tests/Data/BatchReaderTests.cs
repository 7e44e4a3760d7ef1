namespace DeepInit.Tests.Data;

public sealed class BatchReaderTests
{
    private static readonly TensorDescription[] X = [new("x", [2])];
    private static readonly TensorDescription[] Y = [new("target", [])];

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(10, 3, 4)]
    [InlineData(9, 3, 3)]
    [InlineData(3, 32, 1)]
    public void AWalkMeetsEveryRowOnceAndEndsWithWhatIsLeft(int rows, int batchSize, int batches)
    {
        foreach (bool shuffled in new[] { false, true })
        {
            BatchReader<float> reader = Reader(rows, batchSize);
            Assert.Equal(batches, reader.Count);
            for (int epoch = 0; epoch < 2; epoch++)
            {
                if (shuffled)
                    reader.Start(1, epoch, 0);
                else
                    reader.Start(null, 0, 0);
                List<float> met = [];
                int count = 0;
                while (reader.MoveNext())
                {
                    count++;
                    Assert.Equal(count < batches ? batchSize : rows - ((batches - 1) * batchSize), reader.Batch.Rows);
                    Assert.Equal(reader.Batch.Rows, reader.Batch.Target(0).Length);
                    Assert.Equal(reader.Batch.Target(0).ToArray().SelectMany(y => new[] { y, y + 0.5f }), reader.Batch.Input(0).ToArray());
                    met.AddRange(reader.Batch.Target(0));
                }

                Assert.Equal(batches, count);
                Assert.Equal(Enumerable.Range(0, rows).Select(i => (float)i), shuffled ? met.Order() : met);
            }
        }
    }

    [Fact]
    public void TheOrderFollowsFromSeedAndEpoch()
    {
        BatchReader<float> reader = Reader(100, 100);
        float[] Order(long seed, long epoch)
        {
            reader.Start(seed, epoch, 0);
            reader.MoveNext();
            return reader.Batch.Target(0).ToArray();
        }

        Assert.Equal(Order(1, 0), Order(1, 0));
        Assert.NotEqual(Order(1, 0), Order(1, 1));
        Assert.NotEqual(Order(1, 0), Order(2, 0));
        Assert.NotEqual(Order(0, 1), Order(1, 0));
    }

    [Fact]
    public void TheShuffleIsTheSameOnEveryMachine()
    {
        int[] rows = [.. Enumerable.Range(0, 10)];
        RowShuffle.Shuffle(rows, 42, 0);
        Assert.Equal([6, 0, 9, 1, 8, 3, 5, 7, 2, 4], rows);
    }

    [Fact]
    public void EveryPermutationIsEquallyLikely()
    {
        // 24 permutations, 24,000 shuffles: each count has mean 1000 and standard deviation 31; six of these are 186.
        var counts = new Dictionary<string, int>();
        var rows = new int[4];
        for (int epoch = 0; epoch < 24_000; epoch++)
        {
            for (int i = 0; i < 4; i++)
                rows[i] = i;
            RowShuffle.Shuffle(rows, 5, epoch);
            string key = string.Join("", rows);
            counts[key] = counts.GetValueOrDefault(key) + 1;
        }

        Assert.Equal(24, counts.Count);
        Assert.All(counts.Values, count => Assert.InRange(count, 814, 1186));
    }

    [Fact]
    public void RowsInOrderAreNotCopied()
    {
        float[] x = [1, 2, 3, 4];
        BatchReader<float> reader = new Dataset<float>(x, [5f, 6]).Bind("Net", X, Y).Read(1);
        reader.MoveNext();
        reader.MoveNext();
        x[2] = 99;
        Assert.Equal([99, 4], reader.Batch.Input(0).ToArray());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void AnEpochAllocatesNothing(bool shuffled)
    {
        BatchReader<float> reader = Reader(1000, 32);
        Assert.Equal(0, Allocations.Of(Walk));

        void Walk()
        {
            if (shuffled)
                reader.Start(1, 2, 0);
            else
                reader.Start(null, 0, 0);
            while (reader.MoveNext())
            {
            }
        }
    }

    private static BatchReader<float> Reader(int rows, int batchSize) => DatasetTests.Rows(rows).Bind("Net", X, Y).Read(batchSize);
}
