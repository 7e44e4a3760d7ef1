using DeepInit.Networks.Tests.Behaviour;
using DeepInit.Networks.Tests.Rows;

namespace DeepInit.Networks.Tests.Kernels;

/// <summary>
/// Rows of tables that no id of a batch names are moved when they are next read: to the bit as by the dense update, which a step in two halves is, whoever reads them, and whenever.
/// </summary>
public sealed class LateRowsTests
{
    private const int BatchRows = 6;

    // More than a history of steps has room for.
    private const int MoreThanTheHistory = 4200;

    private static int[] Users(int step) => Numbers.Classes(BatchRows, 50, step);

    // Some rows are named often, some never.
    private static int[] Words(int step) => Array.ConvertAll(Numbers.Classes(BatchRows * 3, 9, 1000 + step), word => word * word);

    private static float[] Targets(int step) => Numbers.Floats(BatchRows, 2000 + step);

    // As a schedule does, a rate of 0 among them.
    private static double Rate(int step) => step % 13 == 5 ? 0 : 1e-2 * (1 + Math.Cos(step / 9.0));

    private static LateByAdamW Trained(int steps, Action<LateByAdamW, int>? between = null, int threads = 1, bool isDense = false)
    {
        var network = new LateByAdamW(1) { MaxThreads = threads };
        for (int step = 0; step < steps; step++)
        {
            network.LearningRate = Rate(step);
            Step(network, Users(step), Words(step), Targets(step), isDense);
            between?.Invoke(network, step);
        }

        return network;
    }

    // In two halves it moves all rows.
    private static void Step(LateByAdamW network, int[] users, int[] words, float[] targets, bool isDense)
    {
        if (isDense)
        {
            network.ComputeGradients(users, words, targets);
            network.ApplyGradients();
        }
        else
        {
            network.TrainBatch(users, words, targets);
        }
    }

    private static int[] All(LateByAdamW network) => [.. Numbers.Values(network.Parameters), .. Numbers.States(network.Parameters, "exp_avg", "exp_avg_sq")];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void AdamWMovesThemAsTheDenseUpdateDoes(int threads)
    {
        LateByAdamW late = Trained(80, threads: threads), dense = Trained(80, isDense: true);
        Assert.Equal(All(dense), All(late));
        LateByAdamW still = new(1);
        Assert.NotEqual(Numbers.Bits(still.Parameters["u.weight"].ToArray()[(55 * 20)..(56 * 20)]), Numbers.Bits(late.Parameters["u.weight"].ToArray()[(55 * 20)..(56 * 20)]));
    }

    [Fact]
    public void MomentsThatHaveDiedLeaveRowsAsTheDenseUpdateDoes()
    {
        void Pause(LateByAdamW network, bool isDense)
        {
            int[] users = [59, 59], words = new int[6];
            float[] targets = [1, -1];
            for (int step = 0; step < MoreThanTheHistory; step++)
            {
                network.LearningRate = Rate(step);
                Step(network, users, words, targets, isDense);
            }
        }

        LateByAdamW late = Trained(20), dense = Trained(20, isDense: true);
        Pause(late, isDense: false);
        Pause(dense, isDense: true);
        Assert.Equal(All(dense), All(late));
        float[] moments = late.Parameters["w.weight"].OptimizerState("exp_avg").ToArray(), squares = late.Parameters["w.weight"].OptimizerState("exp_avg_sq").ToArray();
        Assert.All(moments, moment => Assert.Equal(0, moment));
        Assert.Contains(squares, square => square > 0);
    }

    [Fact]
    public void AdamWithDecayInTheGradientMovesThemAsTheDenseUpdateDoes()
    {
        LateByAdam late = new(1), dense = new(1);
        for (int step = 0; step < 60; step++)
        {
            int[] words = Array.ConvertAll(Words(step), word => word + 1);
            double[] targets = Numbers.Doubles(BatchRows, step);
            late.LearningRate = dense.LearningRate = Rate(step);
            int[] lengths = [.. Enumerable.Range(step, BatchRows).Select(i => 1 + (i % 3))];
            late.TrainBatch(Users(step), words, lengths, targets);
            dense.ComputeGradients(Users(step), words, lengths, targets);
            dense.ApplyGradients();
        }

        Assert.Equal(Bits(dense), Bits(late));

        static long[] Bits(LateByAdam network) => [.. network.Parameters.SelectMany(p => p.ToArray().Concat(p.OptimizerStateNames.SelectMany(name => p.OptimizerState(name).ToArray()))).Select(BitConverter.DoubleToInt64Bits)];
    }

    [Fact]
    public void AdamWBesideMuonMovesThemAsTheDenseUpdateDoes()
    {
        LateBesideMuon late = new(1), dense = new(1);
        for (int step = 0; step < 60; step++)
        {
            late.LearningRate = dense.LearningRate = Rate(step);
            late.TrainBatch(Users(step), Words(step), Targets(step));
            dense.ComputeGradients(Users(step), Words(step), Targets(step));
            dense.ApplyGradients();
        }

        Assert.Equal(Numbers.Values(dense.Parameters), Numbers.Values(late.Parameters));
    }

    [Fact]
    public void ATableOfTwoInputsIsMovedAsTheDenseUpdateDoes()
    {
        LatePairs late = new(1), dense = new(1);
        for (int step = 0; step < 60; step++)
        {
            int[] left = Users(step), right = Array.ConvertAll(Users(1 + (2 * step)), user => user + 15);
            late.TrainBatch(left, right, Targets(step));
            dense.ComputeGradients(left, right, Targets(step));
            dense.ApplyGradients();
        }

        Assert.Equal(Numbers.Values(dense.Parameters), Numbers.Values(late.Parameters));
    }

    [Theory]
    [InlineData("Predict")]
    [InlineData("ComputeLoss")]
    [InlineData("Parameters")]
    [InlineData("OptimizerState")]
    [InlineData("Save")]
    [InlineData("Gradients")]
    [InlineData("Parts")]
    [InlineData("Frozen")]
    [InlineData("Decay")]
    [InlineData("Scale")]
    [InlineData("Set")]
    [InlineData("Threads")]
    public void WhoeverReadsOrSetsAnythingFindsThemWhereTheyBelong(string what)
    {
        var seen = new Dictionary<bool, List<byte>> { [false] = [], [true] = [] };
        LateByAdamW Run(bool isDense) => Trained(40, (network, step) => Between(network, step, seen[isDense]), threads: what == "Threads" ? 3 : 1, isDense: isDense);
        void Between(LateByAdamW network, int step, List<byte> into)
        {
            if (step % 10 != 7)
                return;
            switch (what)
            {
                case "Predict":
                    Add(into, network.Predict([51, 3, 59], [80, 4, 1, 2, 3, 4, 0, 0, 9]));
                    break;
                case "ComputeLoss":
                    Add(into, [network.ComputeLoss(Users(step + 3), Words(step + 3), Targets(step))]);
                    break;
                case "Parameters":
                    Add(into, [network.Parameters["u.weight"][(53 * 20) + 2]]);
                    break;
                case "OptimizerState":
                    Add(into, [network.Parameters["w.weight"].OptimizerState("exp_avg_sq")[11]]);
                    break;
                case "Save":
                    using (var stream = new MemoryStream())
                    {
                        network.Save(stream);
                        into.AddRange(stream.ToArray());
                    }

                    break;
                case "Gradients":
                    network.ComputeGradients(Users(step + 1), Words(step + 1), Targets(step));
                    Add(into, network.Parameters["u.weight"].Gradient.ToArray());
                    break;
                case "Parts":
                    network.MaxRowsPerPass = 2;
                    network.TrainBatch(Users(step + 1), Words(step + 1), Targets(step));
                    network.MaxRowsPerPass = int.MaxValue;
                    break;
                case "Frozen":
                    network.Parameters["u.weight"].Frozen = step % 20 == 7;
                    break;
                case "Decay":
                    network.Parameters["w.weight"].WeightDecay = step / 100.0;
                    break;
                case "Scale":
                    network.Parameters["u.weight"].LearningRateScale = 1 - (step / 100.0);
                    break;
                case "Set":
                    network.Parameters["u.weight"][(56 * 20) + 1] += 1;
                    break;
                default:
                    network.MaxThreads = 1 + (step % 3);
                    break;
            }
        }

        LateByAdamW late = Run(isDense: false), dense = Run(isDense: true);
        Assert.Equal(seen[true], seen[false]);
        Assert.Equal(All(dense), All(late));
    }

    [Fact]
    public void ATrainingThatGoesOnFromACheckpointEndsWhereTheDenseOneDoes()
    {
        Dataset<float> data = new Dataset<float>()
            .WithIds("user", Numbers.Classes(120, 50, 1)).WithIds("words", Numbers.Classes(360, 90, 2)).WithTarget("target", Numbers.Floats(120, 3));
        string path = Path.Combine(Path.GetTempPath(), $"Late{Guid.NewGuid():N}.safetensors");
        int[] Fit(int epochs, string? checkpoint, IGradientHook? hook)
        {
            var network = new LateByAdamW(1);
            network.Fit(data, new FitOptions { Epochs = epochs, BatchSize = 7, Seed = 1, Verbose = false, ValidationSplit = 0.2, GradientHook = hook, Checkpoint = checkpoint is null ? null : new CheckpointOptions(checkpoint) });
            return All(network);
        }

        try
        {
            Fit(2, path, hook: null);
            Assert.Equal(Fit(4, checkpoint: null, new Dense()), Fit(4, path, hook: null));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void TablesThatGrowAreMovedAsTheDenseUpdateDoes()
    {
        Listen[] all = [.. Enumerable.Range(0, 400).Select(i => new Listen("u" + (i * i % 41 % 40), i * 7 % 60, 1990 + (i % 30), 100 + (i % 13)))];
        LateListens Fitted(IGradientHook? hook)
        {
            var options = new FitOptions { Epochs = 2, BatchSize = 16, Seed = 1, Verbose = false, GradientHook = hook };
            var model = new LateListens(seed: 1);
            model.Fit(all[..60], options);
            model.Fit(all[..200], options);
            model.Fit(all, options);
            return model;
        }

        LateListens dense = Fitted(new Dense()), late = Fitted(hook: null);
        Assert.Equal(Numbers.Values(dense.Parameters), Numbers.Values(late.Parameters));
        Assert.Equal(Numbers.States(dense.Parameters, "exp_avg", "exp_avg_sq"), Numbers.States(late.Parameters, "exp_avg", "exp_avg_sq"));
    }

    [Fact]
    public void ABatchThatIsRefusedLeavesThemWhereTheyBelong()
    {
        LateByAdamW late = Trained(30, (network, step) =>
        {
            float[] targets = Targets(step);
            targets[^1] = float.NaN;
            Assert.Throws<ArgumentException>(() => network.TrainBatch(Users(step), Words(step), targets));
        });
        Assert.Equal(All(Trained(30, isDense: true)), All(late));
    }

    [Fact]
    public async Task PredictionsOnAnotherThreadSeeAllRowsAfterOneStep()
    {
        var network = new LateByAdamW(1) { MaxThreads = 1 };
        using var stop = new CancellationTokenSource();
        var reader = Task.Run(() =>
        {
            while (!stop.IsCancellationRequested)
                Assert.All(network.Predict([51, 3, 59], [80, 4, 1, 2, 3, 4, 0, 0, 9]), y => Assert.True(float.IsFinite(y)));
        });
        for (int step = 0; step < 300; step++)
        {
            network.LearningRate = Rate(step);
            network.TrainBatch(Users(step), Words(step), Targets(step));
        }

        await stop.CancelAsync();
        await reader;
        Assert.Equal(All(Trained(300, isDense: true)), All(network));
    }

    [Fact]
    public void StepsAllocateNothing()
    {
        var network = new LateByAdamW(1) { MaxThreads = 1 };
        int[] users = Users(1), others = Users(2), words = Words(1);
        float[] targets = Targets(1);
        Assert.Equal(0, Allocations.Of(
            () =>
            {
                network.TrainBatch(users, words, targets);
                network.TrainBatch(others, words, targets);
            },
            calls: 5));
    }

    // Has gradients stored, and so all rows moved in every step.
    private sealed class Dense : IGradientHook<float>
    {
        public void OnGradients(GradientStep<float> step)
        {
        }
    }

    private static void Add(List<byte> into, float[] numbers) => into.AddRange(numbers.SelectMany(BitConverter.GetBytes));
}
