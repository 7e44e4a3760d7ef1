using DeepInit.Runtime;

namespace DeepInit.Networks.Tests.Behaviour;

/// <summary>Ids from the caller to the table: checked before anything changes, handed on by datasets and sources, the same step whole, in halves and in parts.</summary>
public sealed class IdTests
{
    private const int Rows = 9;

    private static int[] Words { get; } = Numbers.Classes(Rows * 6, 40, 1);

    private static float[] Ages { get; } = Numbers.Floats(Rows, 2);

    private static int[] Classes { get; } = Numbers.Classes(Rows, 3, 3);

    [Theory]
    [InlineData(40, "TrainBatch")]
    [InlineData(-1, "TrainBatch")]
    [InlineData(int.MaxValue, "Predict")]
    [InlineData(int.MinValue, "ComputeLoss")]
    [InlineData(40, "ComputeGradients")]
    [InlineData(40, "PredictRow")]
    public void AnIdOutOfRangeIsNamedAndNothingHasChanged(int id, string call)
    {
        var network = new WordsAndAge(1);
        network.TrainBatch(Words, Ages, Classes);
        int[] before = Numbers.Values(network.Parameters), words = [.. Words];
        words[call == "PredictRow" ? 5 : (7 * 6) + 5] = id;
        ArgumentException error = Assert.Throws<ArgumentException>(() =>
        {
            switch (call)
            {
                case "TrainBatch":
                    network.TrainBatch(words, Ages, Classes);
                    break;
                case "Predict":
                    network.Predict(words, Ages);
                    break;
                case "PredictRow":
                    network.Predict(words.AsSpan(0, 6), Ages.AsSpan(0, 1));
                    break;
                case "ComputeLoss":
                    network.ComputeLoss(words, Ages, Classes);
                    break;
                default:
                    network.ComputeGradients(words, Ages, Classes);
                    break;
            }
        });
        string row = call == "PredictRow" ? "0" : "7";
        Assert.Contains(FormattableString.Invariant($"'words' holds id {id} in row {row}, step 5; expected ids from 0 to 39, for a vocabulary of 40."), error.Message, StringComparison.Ordinal);
        Assert.Equal(before, Numbers.Values(network.Parameters));
        Assert.Equal(1, network.StepCount);
    }

    [Fact]
    public void OneIdForARowHasNoStep()
    {
        string message = Assert.Throws<ArgumentException>(() => new UserBias().Predict([3, 300])).Message;
        Assert.Contains("'user' holds id 300 in row 1; expected ids from 0 to 299", message, StringComparison.Ordinal);
    }

    [Fact]
    public void IdsThatTheCallerChangesMeanwhileAreNoIndices()
    {
        var network = new ManyWords(1);
        int[] words = Numbers.Classes(64 * 8, 5000, 1), classes = new int[8];
        bool isOver = false;
        var changes = new Thread(() =>
        {
            for (int i = 0; !Volatile.Read(ref isOver); i++)
                Volatile.Write(ref words[500], i % 2 == 0 ? 5 : 400_000_000);
        });
        changes.Start();
        for (int step = 0; step < 200; step++)
        {
            if (Record.Exception(() => step % 2 == 0 ? network.ComputeLoss(words, classes) : network.Predict(words)[0]) is { } error)
                Assert.Contains("ids from 0 to 4999", Assert.IsType<ArgumentException>(error).Message, StringComparison.Ordinal);
        }

        Volatile.Write(ref isOver, true);
        changes.Join();
    }

    [Fact]
    public void ALengthThatDoesNotFitIsRefused()
    {
        var network = new WordsAndAge();
        Assert.Contains("'words' has 7 values; expected a multiple of 6", Assert.Throws<ArgumentException>(() => network.Predict(new int[7], new float[1])).Message, StringComparison.Ordinal);
        Assert.Contains("'age' has 3 values; expected 1", Assert.Throws<ArgumentException>(() => network.Predict(new int[6], new float[3])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TheRowOfPaddingStartsAsZerosAndStaysSo()
    {
        var network = new WordsAndAge(1);
        for (int step = 0; step < 5; step++)
            network.TrainBatch(Words, Ages, Classes);
        foreach (string table in new[] { "looked.weight", "bag.weight" })
        {
            float[] values = network.Parameters[table].ToArray();
            int units = values.Length / 40;
            Assert.All(values[..units], value => Assert.Equal(0, value));
            Assert.All(values[units..], value => Assert.NotEqual(0, value));
        }
    }

    [Fact]
    public void AStepIsTheSameInHalvesToTheBit()
    {
        var whole = new WordsAndAge(1);
        var halves = new WordsAndAge(1);
        for (int step = 0; step < 3; step++)
        {
            float loss = whole.TrainBatch(Words, Ages, Classes);
            Assert.Equal(loss, halves.ComputeGradients(Words, Ages, Classes));
            halves.ApplyGradients();
            Assert.Equal(Numbers.Values(whole.Parameters), Numbers.Values(halves.Parameters));
        }
    }

    [Fact]
    public void AStepInPartsMovesTheTablesAsAWholeOne()
    {
        var whole = new WordsAndAge(1);
        var parts = new WordsAndAge(1) { MaxRowsPerPass = 4 };
        Assert.Equal(whole.TrainBatch(Words, Ages, Classes), parts.TrainBatch(Words, Ages, Classes), 1e-6f);
        foreach (Parameter<float> parameter in whole.Parameters)
        {
            float[] expected = parameter.ToArray(), got = parts.Parameters[parameter.Name].ToArray();
            Assert.All(expected.Zip(got), pair => Assert.Equal(pair.First, pair.Second, 1e-4f));
        }
    }

    [Fact]
    public void LayersThatShareATableAddTheirGradients()
    {
        var network = new Alike(1);
        int[] left = [1, 2, 2, 10, 0], right = [2, 2, 3, 1, 1];
        double[] target = Numbers.Doubles(5, 1);
        Parameter<double> table = Assert.Single(network.Parameters);
        Assert.Equal("a.table.weight", table.Name);
        network.ComputeGradients(left, right, target);
        double[] gradient = table.Gradient.ToArray();
        for (int i = 0; i < gradient.Length; i++)
        {
            double value = table[i];
            table[i] = value + 1e-6;
            double above = network.ComputeLoss(left, right, target);
            table[i] = value - 1e-6;
            double below = network.ComputeLoss(left, right, target);
            table[i] = value;
            Assert.Equal((above - below) / 2e-6, gradient[i], 1e-7);
        }

        // PyTorch's Adam at the first step: rate · g / (|g| + ε).
        double[] before = table.ToArray();
        network.TrainBatch(left, right, target);
        double[] after = table.ToArray();
        for (int i = 0; i < gradient.Length; i++)
            Assert.Equal(before[i] - (1e-2 * gradient[i] / (Math.Abs(gradient[i]) + 1e-8)), after[i], 1e-9);
    }

    [Fact]
    public void ATableIsClippedAndDecaysAsADenseOne()
    {
        var network = new UserBias(1);
        int[] users = Numbers.Classes(50, 300, 1);
        float[] target = Numbers.Floats(50, 2);
        Parameter<float> table = network.Parameters["bias.weight"];
        float[] before = table.ToArray();
        network.ComputeGradients(users, target);
        double norm = Math.Sqrt(table.Gradient.ToArray().Sum(g => (double)g * g));
        network.TrainBatch(users, target);
        float[] after = table.ToArray();
        for (int id = 0; id < 300; id++)
        {
            double g = table.Gradient[id] * Math.Min(1, 0.5 / (norm + 1e-6));
            double expected = (before[id] * (1 - (1e-3 * 0.1))) - (1e-3 * g / (Math.Abs(g) + 1e-8));
            Assert.Equal(expected, after[id], 1e-5);
        }

        Assert.Equal(0, after[7]);
    }

    [Fact]
    public void SparseAdamLeavesRowsOfNoIdAndTheirMoments()
    {
        var network = new SparseTables(1);
        int[] films = Numbers.Classes(30, 50, 2);
        float[] target = Numbers.Floats(10, 3);
        network.TrainBatch(Numbers.Classes(10, 200, 1), films, target);
        Parameter<float> table = network.Parameters["u.weight"];
        float[] before = table.ToArray(), moments = table.OptimizerState("exp_avg").ToArray();
        int[] users = Numbers.Classes(10, 100, 4);
        network.TrainBatch(users, films, target);
        float[] after = table.ToArray(), momentsAfter = table.OptimizerState("exp_avg").ToArray();
        for (int id = 0; id < 200; id++)
        {
            var row = new Range(id * 8, (id + 1) * 8);
            Assert.Equal(!users.Contains(id), before[row].AsSpan().SequenceEqual(after[row]));
            if (!users.Contains(id))
                Assert.Equal(moments[row], momentsAfter[row]);
        }

        Assert.All(network.Parameters["f.weight"].ToArray()[..8], value => Assert.Equal(0, value));
    }

    [Fact]
    public void SparseAdamMovesTheSameByStoredGradients()
    {
        var whole = new SparseTables(1);
        var halves = new SparseTables(1);
        float[] target = Numbers.Floats(10, 3);
        for (int step = 0; step < 4; step++)
        {
            int[] users = Numbers.Classes(10, 200, step), films = Numbers.Classes(30, 50, 9 + step);
            whole.TrainBatch(users, films, target);
            halves.ComputeGradients(users, films, target);
            halves.ApplyGradients();
            Assert.Equal(Numbers.Values(whole.Parameters), Numbers.Values(halves.Parameters));
        }
    }

    // A dense optimiser goes over all rows where gradients are stored: to the bit the same.
    [Theory]
    [InlineData(0)]
    [InlineData(0.1)]
    public void RowsThatRestAreWhereADenseOptimiserHasThem(double decay)
    {
        var resting = new RestingRows(1);
        var dense = new RestingRows(1);
        resting.Parameters["u.weight"].WeightDecay = decay;
        dense.Parameters["u.weight"].WeightDecay = decay;
        float[] target = Numbers.Floats(10, 3);
        for (int step = 0; step < 4; step++)
        {
            int[] users = Numbers.Classes(10, 200, step);
            resting.TrainBatch(users, target);
            dense.ComputeGradients(users, target);
            dense.ApplyGradients();
            Assert.Equal(Numbers.Values(dense.Parameters), Numbers.Values(resting.Parameters));
        }
    }

    [Fact]
    public void ThreadsDoNotChangeABit()
    {
        int[] words = Numbers.Classes(64 * 256, 5000, 1), classes = Numbers.Classes(256, 2, 2);
        int[][] ends = [.. new[] { 1, 2, 3, 7 }.Select(threads =>
        {
            var network = new ManyWords(1) { MaxThreads = threads };
            for (int step = 0; step < 3; step++)
                network.TrainBatch(words, classes);
            return Numbers.Values(network.Parameters);
        })];
        Assert.All(ends, end => Assert.Equal(ends[0], end));
    }

    [Fact]
    public void FitEvaluateAndPredictTakeDatasetsOfIds()
    {
        Dataset<float> data = new Dataset<float>().WithIds("words", Words).WithInput("age", Ages).WithClasses("target", Classes);
        var network = new WordsAndAge(1);
        History history = network.Fit(data, new FitOptions { Epochs = 30, BatchSize = 4, ValidationSplit = 0.3, Seed = 1 });
        Assert.True(history[^1].Loss < history[0].Loss);
        Assert.InRange(network.Evaluate(data).Loss, 0, history[0].Loss);
    }

    [Fact]
    public void ShuffledBatchesHaveTheIdsOfTheirRows()
    {
        // One id and one number for each row, so that rows that come apart are seen.
        int[] ids = [.. Enumerable.Range(0, 40).Select(i => i / 4 % 10)];
        float[] target = [.. Enumerable.Range(0, 10).Select(row => (float)ids[row * 4])];
        var network = new BagOfFour(1);
        var seen = new List<(int, float)>();
        BatchOf<float>.Use(network, new Dataset<float>(ids, target).Subset(7, 3, 3, 9), batch =>
        {
            for (int row = 0; row < batch.Rows; row++)
                seen.Add((batch.Ids(0)[row * 4], batch.Target(0)[row]));
            Assert.True(batch.Input(0).IsEmpty);
        });
        Assert.Equal([(7, 7f), (3, 3f), (3, 3f), (9, 9f)], seen);
    }

    [Fact]
    public void AnIdOutOfRangeIsNamedByItsRowOfTheData()
    {
        int[] ids = new int[40];
        ids[(6 * 4) + 2] = 10;
        string message = Assert.Throws<ArgumentException>(() => new BagOfFour().Fit(new Dataset<float>(ids, new float[10]), new FitOptions { BatchSize = 4, Shuffle = false })).Message;
        Assert.Contains("'x' holds id 10 in row 6, step 2; expected ids from 0 to 9", message, StringComparison.Ordinal);
    }

    [Fact]
    public void ASourceWritesIds()
    {
        int[] ids = Numbers.Classes(40, 10, 5);
        float[] target = Numbers.Floats(10, 6);
        DataSource<float> source = DataSource.FromRecords<int, float>(Enumerable.Range(0, 10), (record, row) =>
        {
            ids.AsSpan(record * 4, 4).CopyTo(row.Ids());
            row.Target()[0] = target[record];
            Assert.Contains("takes ids: write Ids", Assert.Throws<ArgumentException>(() => row.Input()[0] = 0).Message, StringComparison.Ordinal);
        });
        var streamed = new BagOfFour(1);
        var inMemory = new BagOfFour(1);
        streamed.Fit(source, new FitOptions { Epochs = 2, BatchSize = 3, Shuffle = false });
        inMemory.Fit(new Dataset<float>(ids, target), new FitOptions { Epochs = 2, BatchSize = 3, Shuffle = false });
        Assert.Equal(Numbers.Values(inMemory.Parameters), Numbers.Values(streamed.Parameters));
    }

    [Fact]
    public void FilesHaveTablesByRows()
    {
        var network = new WordsAndAge(1);
        using var stream = new MemoryStream();
        network.Save(stream);
        stream.Position = 0;
        var loaded = new WordsAndAge(2);
        loaded.Load(stream);
        Assert.Equal(Numbers.Values(network.Parameters), Numbers.Values(loaded.Parameters));
        Assert.Equal([40, 12], network.Parameters["looked.weight"].Shape);
    }

    [Fact]
    public void LookUpsAllocateNothing()
    {
        var network = new ManyWords(1) { MaxThreads = 1 };
        int[] words = Numbers.Classes(64 * 4, 5000, 1), classes = new int[4];
        float[] output = new float[8];
        Assert.Equal(0, Allocations.Of(
            () =>
            {
                network.TrainBatch(words, classes);
                network.Predict(words, output);
            },
            calls: 5));
    }
}
