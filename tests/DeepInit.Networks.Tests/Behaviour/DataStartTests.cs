using System.Text.Json;

namespace DeepInit.Networks.Tests.Behaviour;

/// <summary>A start from data: scales and biases against stored cases and plain loops, and what is left alone.</summary>
public sealed class DataStartTests
{
    private const int Rows = 60;

    // As asked for, and nothing but factors: no output is scaled, none has a bias of the labels.
    private static InitializationOptions Scales(bool perUnit) => new() { PerUnit = perUnit, TargetMean = perUnit ? 0.1 : 0, OutputBias = false, OutputDeviation = null };

    [Theory]
    [InlineData("dense", false)]
    [InlineData("dense", true)]
    [InlineData("conv2d 3x3, padding 1, no bias", false)]
    [InlineData("conv2d 3x3, padding 1, no bias", true)]
    public void ScalesAreThoseOfTheStoredCases(string kind, bool perUnit)
    {
        JsonElement stored = Entries("data_driven").Single(entry => entry.GetProperty("kind").GetString() == kind);
        double[] input = Flat(stored.GetProperty("input"));
        JsonElement[] layers = [.. stored.GetProperty("layers").EnumerateArray()];
        ITrainableNetwork<double> network = kind == "dense" ? new StoredDense(1) : new StoredConvolutions(1);
        string[] names = kind == "dense" ? ["a", "b", "c"] : ["a", "b"];
        for (int i = 0; i < names.Length; i++)
            network.Parameters[names[i] + ".weight"].CopyFrom(Flat(layers[i].GetProperty("weight")));
        int rows = stored.GetProperty("input").GetArrayLength();
        InitializationReport report = network.InitializeFrom(new Dataset<double>(input, new double[rows * 2]), Scales(perUnit));
        JsonElement[] expected = [.. (perUnit ? stored.GetProperty("per_unit").GetProperty("layers") : stored.GetProperty("lsuv")).EnumerateArray()];
        Assert.Equal(names.Length, expected.Length);
        for (int i = 0; i < names.Length; i++)
        {
            double[] before = Flat(layers[i].GetProperty("weight"));
            double[] after = network.Parameters[names[i] + ".weight"].ToArray();
            double[] bias = network.Parameters[names[i] + ".bias"].ToArray();
            double[] scales = perUnit ? Flat(expected[i].GetProperty("scale")) : [.. Enumerable.Repeat(expected[i].GetProperty("scale").GetDouble(), bias.Length)];
            double[] biases = perUnit ? Flat(expected[i].GetProperty("bias")) : new double[bias.Length];
            LayerStart layer = report.Layers.Single(seen => seen.Layer.Name == names[i]);
            for (int w = 0; w < before.Length; w++)
                Assert.Equal(before[w] * scales[w / (before.Length / bias.Length)], after[w], 1e-12);
            for (int k = 0; k < bias.Length; k++)
                Assert.Equal(biases[k], bias[k], 1e-12);
            if (perUnit)
                continue;
            Assert.Equal(scales[0], layer.Factor!.Value, 1e-12);
            Assert.Equal(Math.Sqrt(expected[i].GetProperty("variance_before").GetDouble()), layer.DeviationBefore!.Value, 1e-12);
            Assert.Equal(1, layer.DeviationAfter!.Value, 1e-12);
            Assert.Equal(expected[i].GetProperty("mean_after").GetDouble(), layer.Mean!.Value, 1e-12);
        }
    }

    [Fact]
    public void InSinglePrecisionTheyAreThoseOfTheStoredCasesButForRounding()
    {
        JsonElement stored = Entries("data_driven").First();
        float[] input = Array.ConvertAll(Flat(stored.GetProperty("input")), x => (float)x);
        JsonElement[] layers = [.. stored.GetProperty("layers").EnumerateArray()];
        var network = new StoredDenseSingle(1);
        foreach ((string name, int i) in new[] { ("a", 0), ("b", 1), ("c", 2) })
            network.Parameters[name + ".weight"].CopyFrom(Array.ConvertAll(Flat(layers[i].GetProperty("weight")), x => (float)x));
        InitializationReport report = network.InitializeFrom(new Dataset<float>(input, new float[24]), Scales(perUnit: false));
        double[] factors = [.. report.Layers.Take(3).Select(layer => layer.Factor!.Value)];
        double[] expected = [.. stored.GetProperty("lsuv").EnumerateArray().Select(layer => layer.GetProperty("scale").GetDouble())];
        for (int i = 0; i < 3; i++)
            Assert.Equal(expected[i], factors[i], expected[i] * stored.GetProperty("relative_tolerance_float32").GetDouble());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void ASecondCallChangesNothing(bool perUnit)
    {
        var network = new EveryKind(3);
        var options = new InitializationOptions { PerUnit = perUnit, Rows = 40 };
        network.InitializeFrom(Images(), options);
        int[] once = Numbers.Values(network.Parameters);
        InitializationReport again = network.InitializeFrom(Images(), options);
        Assert.Equal(once, Numbers.Values(network.Parameters));
        Assert.All(again.Layers.Where(layer => layer.Factor is not null), layer => Assert.Equal(1.0, layer.Factor));
        Assert.Equal(again.LossBefore, again.LossAfter);
    }

    [Fact]
    public void WhatIsNotToBeScaledIsLeftToTheBitAndSaysWhy()
    {
        var network = new LeftAlone(2);
        network.Parameters["inner.weight"].Frozen = true;
        int[] Bits(string name) => Numbers.Bits(network.Parameters[name].ToArray());
        string[] left = ["gru.weight_ih_l0", "normed.weight", "inner.weight", "end.weight", "still.weight", "norm.running_mean", "norm.running_var"];
        int[][] before = [.. left.Select(Bits)];
        InitializationReport report = network.InitializeFrom(Sequences());
        Assert.Equal(before, left.Select(Bits));
        string Why(string name) => report.Layers.Single(layer => layer.Layer.Name == name).Left!;
        Assert.Contains("no one matrix", Why("gru"), StringComparison.Ordinal);
        Assert.Contains("normalisation", Why("normed"), StringComparison.Ordinal);
        Assert.Contains("frozen", Why("inner"), StringComparison.Ordinal);
        Assert.Contains("zeros", Why("end"), StringComparison.Ordinal);
        Assert.Contains("does not train", Why("still"), StringComparison.Ordinal);
        Assert.Contains("same weights", Why("second.d"), StringComparison.Ordinal);
        Assert.NotNull(report.Layers.Single(layer => layer.Layer.Name == "first.d").Factor);
        Assert.True(network.IsRandomized);
    }

    [Fact]
    public void AHiddenLayerThatIsLookedAtDeviatesByOneAllTheSame()
    {
        var network = new SeenLayers(2);
        var data = new Dataset<float>(Numbers.Floats(Rows * 4, 1)).WithTarget("early", Numbers.Floats(Rows * 3, 2)).WithClasses("late", Numbers.Classes(Rows, 3, 3));
        InitializationReport report = network.InitializeFrom(data);
        foreach ((string name, double deviation) in new[] { ("seen", 1), ("sums", 1), ("compared", 0.1), ("behind", 1), ("out", 0.1) })
            Assert.Equal(deviation, report.Layers.Single(layer => layer.Layer.Name == name).DeviationAfter!.Value, 1e-4);
    }

    [Fact]
    public void ScalesByTheDepthStay()
    {
        var network = new FixupStart(2);
        int[] before = Numbers.Bits(network.Parameters["inner.weight"].ToArray());
        InitializationReport report = network.InitializeFrom(new Dataset<float>(Numbers.Floats(Rows * 4, 1), Numbers.Classes(Rows, 3, 2)));
        Assert.Equal(before, Numbers.Bits(network.Parameters["inner.weight"].ToArray()));
        Assert.All(report.Layers.Where(layer => layer.Layer.Name != "sum"), layer => Assert.Contains("depth", layer.Left, StringComparison.Ordinal));
    }

    [Fact]
    public void WhatWasLoadedFromAFileStays()
    {
        string path = Path.GetTempFileName();
        try
        {
            new StoredDenseSingle(7).Save(path);
            var network = new StoredDenseSingle(1);
            network.Load(path);
            int[] before = Numbers.Values(network.Parameters);
            InitializationReport report = network.InitializeFrom(new Dataset<float>(Numbers.Floats(Rows * 6, 1), Numbers.Floats(Rows * 2, 2)));
            Assert.Equal(before, Numbers.Values(network.Parameters));
            Assert.All(report.Layers, layer => Assert.Contains("loaded", layer.Left, StringComparison.Ordinal));
            Assert.Contains("loaded", report.Layers[^1].BiasLeft, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void ANetworkThatHasMadeStepsIsRefused()
    {
        var network = new ThreeClasses(1);
        var data = new Dataset<double>(Numbers.Doubles(Rows * 4, 1), Numbers.Classes(Rows, 3, 2));
        network.Fit(data);
        InvalidOperationException error = Assert.Throws<InvalidOperationException>(() => network.InitializeFrom(data));
        Assert.Contains("ThreeClasses has made 2 steps", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void WhereItThrowsTheNetworkIsAsItWas()
    {
        var network = new StoredDenseSingle(1);
        int[] before = Numbers.Values(network.Parameters);
        float[] x = Numbers.Floats(Rows * 6, 1);
        x[(7 * 6) + 2] = float.NaN;
        ArgumentException error = Assert.ThrowsAny<ArgumentException>(() => network.InitializeFrom(new Dataset<float>(x, Numbers.Floats(Rows * 2, 2)), new InitializationOptions { Rows = 1000 }));
        Assert.Contains("row 7", error.Message, StringComparison.Ordinal);
        Assert.Equal(before, Numbers.Values(network.Parameters));
    }

    [Theory]
    [InlineData(double.NaN, 5)]
    [InlineData(double.PositiveInfinity, 5)]
    [InlineData(double.NaN, 50)]
    [InlineData(double.NegativeInfinity, 50)]
    public void TargetsThatATrainingRefusesMakeNoBias(double bad, int row)
    {
        // 20 rows are measured, in an order of their own; of all of them labels are counted.
        double[] y = Numbers.Doubles(Rows * 2, 2);
        y[(row * 2) + 1] = bad;
        string message = Refused(new TwoMedians(1), new(Numbers.Doubles(Rows * 4, 1), y));
        Assert.StartsWith(FormattableString.Invariant($"'target' holds {bad} in row {row}, column 1; expected finite numbers only."), message, StringComparison.Ordinal);
        int[] classes = Numbers.Classes(Rows, 3, 2);
        classes[row] = 3;
        Assert.StartsWith($"'target' holds class 3 in row {row}; expected 0 to 2", Refused(new ThreeClasses(1), new(Numbers.Doubles(Rows * 4, 1), classes)), StringComparison.Ordinal);

        static string Refused(ITrainableNetwork<double> network, Dataset<double> data)
        {
            double[] before = [.. network.Parameters.SelectMany(parameter => parameter.ToArray())];
            string message = Assert.Throws<ArgumentException>(() => network.InitializeFrom(data, new InitializationOptions { Rows = 20 })).Message;
            Assert.Equal(before, network.Parameters.SelectMany(parameter => parameter.ToArray()));
            return message;
        }
    }

    // What reads an output reads it with the bias of the labels: the sums behind it are measured then, and a second call finds nothing to do.
    [Fact]
    public void AnOutputThatAnotherReadsHasItsBiasBeforeThatIsMeasured()
    {
        var network = new OutputBehindOutput(1);
        double[] x = Numbers.Doubles(Rows * 4, 1), y = [.. Numbers.Doubles(Rows * 2, 2).Select((v, i) => v + (i % 2 == 0 ? 51 : -30))];
        Dataset<double> data = new Dataset<double>(x).WithTarget("a", y).WithClasses("b", Numbers.Classes(Rows, 3, 3));
        InitializationReport report = network.InitializeFrom(data, new InitializationOptions { Rows = 1000 });
        double[] after = [.. network.Parameters.SelectMany(parameter => parameter.ToArray())];
        double[] a = new double[Rows * 2], b = new double[Rows * 3];
        network.Predict(x, a, b);
        double[] bias = network.Parameters["a.bias"].ToArray();
        for (int k = 0; k < 2; k++)
            Assert.Equal(Enumerable.Range(0, Rows).Average(r => y[(r * 2) + k]), bias[k], 1e-12);
        double[] sums = [.. Enumerable.Range(0, Rows * 3).Select(i => Enumerable.Range(0, 2).Sum(k => network.Parameters["b.weight"][i % 3, k] * a[(i / 3 * 2) + k]))];
        Assert.InRange(Deviation(sums), 0, 0.1 + 1e-9);
        Assert.Equal(Deviation(sums), report.Layers.Single(layer => layer.Layer.Name == "b").DeviationAfter!.Value, 1e-9);
        network.InitializeFrom(data, new InitializationOptions { Rows = 1000 });
        Assert.Equal(after, network.Parameters.SelectMany(parameter => parameter.ToArray()));
    }

    [Fact]
    public void ATrainingThatIsCancelledAlreadyLeavesTheWeightsAsTheyWere()
    {
        var network = new EveryKind(1);
        Assert.Throws<FitCanceledException>(() => network.Fit(Images(), new FitOptions { InitializeFromData = true, CancellationToken = new CancellationToken(canceled: true) }));
        Assert.Equal(Numbers.Values(new EveryKind(1).Parameters), Numbers.Values(network.Parameters));
    }

    [Fact]
    public void OneIsNoPlural()
    {
        var network = new ThreeClasses(1);
        var data = new Dataset<double>(Numbers.Doubles(4, 1), [1]);
        Assert.Contains("measured on 1 row\n", network.InitializeFrom(data).ToString(), StringComparison.Ordinal);
        network.Fit(data);
        Assert.Contains("has made 1 step; ", Assert.Throws<InvalidOperationException>(() => network.InitializeFrom(data)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void BiasesOfOutputsAreThoseOfTheStoredCases()
    {
        JsonElement[] entries = [.. Entries("output_bias")];
        Assert.Equal(6, entries.Length);
        ITrainableNetwork<double>[] networks = [new ThreeClasses(1), new FourClasses(1), new TwoOdds(1), new TwoMeans(1), new TwoMedians(1), new OneRate(1)];
        for (int i = 0; i < entries.Length; i++)
        {
            double[] targets = Flat(entries[i].GetProperty("targets"));
            int rows = entries[i].GetProperty("targets").GetArrayLength();
            double[] x = Numbers.Doubles(rows * 4, 1);
            Dataset<double> data = networks[i].Targets[0].IsClassIndex ? new(x, Array.ConvertAll(targets, t => (int)t)) : new(x, targets);
            double smoothing = entries[i].TryGetProperty("smoothing", out JsonElement given) ? given.GetDouble() : 0;
            InitializationReport report = networks[i].InitializeFrom(data, new InitializationOptions { LabelSmoothing = smoothing });
            double[] expected = Flat(entries[i].GetProperty("bias"));
            double[] bias = networks[i].Parameters["out.bias"].ToArray();
            for (int k = 0; k < expected.Length; k++)
            {
                Assert.Equal(expected[k], bias[k], 1e-12);
                Assert.Equal(expected[k], report.Layers[0].Bias![k], 1e-12);
            }

            Assert.Equal(entries[i].GetProperty("loss_with_zero_weights").GetDouble(), report.LabelLoss!.Value, 1e-12);
        }
    }

    [Fact]
    public void TheBiasOfALossThatSmoothsLabelsHasNoGradient()
    {
        int[] classes = Numbers.Classes(Rows, 4, 2);
        var network = new SmoothedClasses(1);
        network.InitializeFrom(new Dataset<double>(Numbers.Doubles(Rows * 4, 1), classes), new InitializationOptions { LabelSmoothing = 0 });
        network.Parameters["out.weight"].CopyFrom(new double[16]);
        network.ComputeGradients(Numbers.Doubles(Rows * 4, 1), classes);
        Assert.All(network.Parameters["out.bias"].Gradient.ToArray(), gradient => Assert.Equal(0, gradient, 1e-15));
    }

    [Fact]
    public void WeightsOfRowsCountInTheBiases()
    {
        // Three rows of class 0 that weigh 1, one of class 1 that weighs 9: shares of a quarter and three quarters.
        double[] x = Numbers.Doubles(16, 1);
        var network = new ThreeClasses(1);
        network.InitializeFrom(
            new Dataset<double>(x, [0, 0, 0, 1]),
            new InitializationOptions { ClassWeights = new Dictionary<int, double> { [1] = 9 }, LabelSmoothing = 0 });
        double[] bias = network.Parameters["out.bias"].ToArray();

        // The class that was not seen counts half a row.
        Assert.Equal([Math.Log(3 / 12.5), Math.Log(9 / 12.5), Math.Log(0.5 / 12.5)], bias.Select(b => Math.Round(b, 14)), Comparer.Close);
    }

    [Fact]
    public void ALossWithoutSuchABiasLeavesItAndSaysSo()
    {
        var network = new NoPrior(1);
        InitializationReport report = network.InitializeFrom(new Dataset<double>(Numbers.Doubles(Rows * 4, 1), Numbers.Doubles(Rows * 2, 2)));
        Assert.All(network.Parameters["out.bias"].ToArray(), b => Assert.Equal(0, b));
        Assert.Contains("closed form", report.Layers[0].BiasLeft, StringComparison.Ordinal);
        Assert.Null(report.LabelLoss);
    }

    // Means and deviations of columns are fitted before: rows as they come, with areas beside yes and no, would be badly scaled.
    [Fact]
    public void ANetworkOverRowsStartsFromRowsOfStandardisedColumns()
    {
        var model = new HousePrice(seed: 1);
        House[] houses = House.Many(300, 1);
        InitializationReport report = model.Fit(houses, new FitOptions { Epochs = 1, InitializeFromData = true }).Initialization!;
        LayerStart hidden = report.Layers.First(layer => layer.Factor is not null);
        Assert.Equal(1, hidden.DeviationAfter!.Value, 1e-3);
        Assert.True(report.LossAfter <= report.LossBefore);

        // All labels have the mean 0 and the deviation 1, so that the loss of their mean is 1; the report has it of the rows that it has seen.
        Assert.InRange(report.LabelLoss!.Value, 0.8, 1.2);
        var byHand = new HousePrice(seed: 1);
        byHand.Fit(houses, new FitOptions { Epochs = 1 });
        Assert.NotEqual(Numbers.Values(byHand.Parameters), Numbers.Values(model.Parameters));
    }

    [Fact]
    public void FitStartsFromTheDataOnceAndSaysSoInItsHistory()
    {
        Dataset<float> data = Images();
        var byHand = new EveryKind(3);
        byHand.InitializeFrom(data, new InitializationOptions { Rows = 20 });
        byHand.Fit(data, new FitOptions { BatchSize = 10 });
        var options = new FitOptions { BatchSize = 10, InitializeFromData = true, Initialization = new InitializationOptions { Rows = 20 } };
        var network = new EveryKind(3);
        History history = network.Fit(data, options);
        Assert.Equal(Numbers.Values(byHand.Parameters), Numbers.Values(network.Parameters));
        Assert.Equal(20, history.Initialization!.Rows);
        Assert.Empty(history.Notes);
        History second = network.Fit(data, options);
        Assert.Null(second.Initialization);
        Assert.Contains("has made 6 steps", Assert.Single(second.Notes), StringComparison.Ordinal);

        string path = Path.GetTempFileName();
        try
        {
            history.SaveReport(path);
            string page = File.ReadAllText(path);
            Assert.Contains("<h2>Start from data</h2>", page, StringComparison.Ordinal);
            Assert.Contains("<td>patches</td>", page, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void ATrainingThatGoesOnFromACheckpointKeepsItsWeights()
    {
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            Dataset<double> data = new(Numbers.Doubles(Rows * 4, 1), Numbers.Classes(Rows, 3, 2));
            FitOptions Options(int epochs) => new() { Epochs = epochs, InitializeFromData = true, Checkpoint = new CheckpointOptions(path) { Resume = true } };
            var whole = new ThreeClasses(1);
            whole.Fit(data, new FitOptions { Epochs = 3, InitializeFromData = true });
            new ThreeClasses(1).Fit(data, Options(2));
            var resumed = new ThreeClasses(5);
            History history = resumed.Fit(data, Options(3));
            Assert.Null(history.Initialization);
            Assert.Contains("checkpoint", Assert.Single(history.Notes), StringComparison.Ordinal);
            Assert.Equal(whole.Parameters.SelectMany(p => p.ToArray()), resumed.Parameters.SelectMany(p => p.ToArray()));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void ASourceOfTheSameRowsGivesTheSameStart()
    {
        float[] x = Numbers.Floats(Rows * 6, 1);
        float[] y = Numbers.Floats(Rows * 2, 2);
        var fromMemory = new StoredDenseSingle(1);
        var fromSource = new StoredDenseSingle(1);
        var options = new InitializationOptions { Rows = 1000 };
        fromMemory.InitializeFrom(new Dataset<float>(x, y), options);
        InitializationReport report = fromSource.InitializeFrom(
            DataSource.FromRecords<int, float>(Enumerable.Range(0, Rows), (r, row) =>
            {
                x.AsSpan(r * 6, 6).CopyTo(row.Input());
                y.AsSpan(r * 2, 2).CopyTo(row.Target());
            }),
            options);
        Assert.Equal(Rows, report.Rows);

        // The rows come in another order, and so do the terms of sums.
        foreach ((Parameter<float> a, Parameter<float> b) in fromMemory.Parameters.Zip(fromSource.Parameters))
            Assert.Equal(a.ToArray(), b.ToArray(), Comparer.Near);
    }

    [Fact]
    public void ColumnsThatSayNothingOrShoutAreNamed()
    {
        float[] x = Numbers.Floats(Rows * 6, 1);
        for (int r = 0; r < Rows; r++)
        {
            x[(r * 6) + 1] = 3;
            x[(r * 6) + 3] *= 40;
            x[(r * 6) + 4] *= 0.001f;
        }

        InitializationReport report = new StoredDenseSingle(1).InitializeFrom(new Dataset<float>(x, Numbers.Floats(Rows * 2, 2)));
        Assert.Equal([(1, InputFault.Constant), (3, InputFault.Large), (4, InputFault.Small)], report.Columns.Select(column => (column.Column!.Value, column.Fault)));
        double[] third = [.. Enumerable.Range(0, Rows).Select(r => (double)x[(r * 6) + 3])];
        Assert.Equal(third.Average(), report.Columns[1].Mean, 1e-9);
        Assert.Equal(Deviation(third), report.Columns[1].Deviation, 1e-9);
        Assert.Contains("columns of 'x' that are constant, and say nothing: 1\n", report.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(1e6)]
    [InlineData(0)]
    public void WhatStandsBehindTheStepsOfARowIsInNoColumn(double padding)
    {
        double[] x = Numbers.Doubles(Rows * 18, 1);
        int[] lengths = [.. Enumerable.Range(0, Rows).Select(r => r % 7)];
        for (int r = 0; r < Rows; r++)
        {
            for (int i = 0; i < 18; i++)
                x[(r * 18) + i] = i < lengths[r] * 3 ? 100 + x[(r * 18) + i] : padding;
        }

        double[] real = [.. x.Where((_, i) => i % 18 < lengths[i / 18] * 3)];
        InitializationReport report = new Tracker(1).InitializeFrom(new Dataset<double>().WithInput("x", x, lengths).WithTarget("target", new double[Rows * 12]));
        InputColumn column = Assert.Single(report.Columns);
        Assert.Equal(InputFault.Large, column.Fault);
        Assert.Equal(real.Average(), column.Mean, 1e-9);
        Assert.Equal(Deviation(real), column.Deviation, 1e-9);
    }

    // Each unit makes one and the same sum of them; the units differ, so that only the form for each unit finds no spread.
    [Fact]
    public void AUnitsSumsOfConstantColumnsAreAllAlikeWhateverTheRoundingOfTheirMean()
    {
        var network = new StoredDense(1);
        double[][] before = [.. network.Parameters.Select(parameter => parameter.ToArray())];
        network.InitializeFrom(new Dataset<double>([.. Enumerable.Repeat(0.1, Rows * 6)], new double[Rows * 2]), Scales(true));
        Assert.Equal(before, network.Parameters.Select(parameter => parameter.ToArray()));
    }

    [Fact]
    public void DeadAndSaturatedUnitsAndGradientsAreThoseOfTheStart()
    {
        var network = new StoredDenseSingle(1);
        float[] x = Numbers.Floats(Rows * 6, 1), y = Numbers.Floats(Rows * 2, 2);
        network.Parameters["a.bias"][2] = -100;
        InitializationReport report = network.InitializeFrom(new Dataset<float>(x, y), new InitializationOptions { Rows = 1000, UnitVariance = false });
        Assert.Equal(Enumerable.Range(0, 8).Count(u => u == 2 || IsDead(u)) / 8.0, report.Layers[0].DeadUnits);
        Assert.Null(report.Layers[0].Saturated);
        Assert.NotNull(report.Layers[1].Saturated);
        Assert.All(report.Layers, layer => Assert.Equal("UnitVariance is off", layer.Left));
        network.ComputeGradients(x, y);
        foreach (string name in new[] { "a", "b", "c", "out" })
        {
            double squares = new[] { "weight", "bias" }.Sum(role => network.Parameters[$"{name}.{role}"].Gradient.ToArray().Sum(g => (double)g * g));
            Assert.Equal(Math.Sqrt(squares), report.Layers.Single(layer => layer.Layer.Name == name).GradientNorm!.Value, 1e-5 * Math.Sqrt(squares));
        }

        bool IsDead(int unit) => Enumerable.Range(0, Rows).All(r =>
            Enumerable.Range(0, 6).Sum(i => x[(r * 6) + i] * network.Parameters["a.weight"][unit, i]) + network.Parameters["a.bias"][unit] <= 0);
    }

    [Theory]
    [InlineData("Rows", 1)]
    [InlineData("LabelRows", 0)]
    public void OptionsOutOfRangeAreRefused(string name, int value)
    {
        var options = new InitializationOptions();
        typeof(InitializationOptions).GetProperty(name)!.SetValue(options, value);
        ArgumentOutOfRangeException error = Assert.Throws<ArgumentOutOfRangeException>(
            () => new ThreeClasses(1).InitializeFrom(new Dataset<double>(Numbers.Doubles(8, 1), [0, 1]), options));
        Assert.Equal(name, error.ParamName);
        Assert.Throws<ArgumentOutOfRangeException>(() => new ThreeClasses(1).Fit(new Dataset<double>(Numbers.Doubles(8, 1), [0, 1]), new FitOptions { Initialization = options }));
    }

    private static Dataset<float> Images() => new(Numbers.Floats(Rows * 9 * 8 * 3, 1), Numbers.Classes(Rows, 4, 2));

    private static Dataset<float> Sequences() => new(Numbers.Floats(Rows * 24, 1), Numbers.Classes(Rows, 3, 2));

    private static double Deviation(double[] values)
    {
        double mean = values.Average();
        return Math.Sqrt(values.Average(v => (v - mean) * (v - mean)));
    }

    private static IEnumerable<JsonElement> Entries(string name)
    {
        using Stream stream = typeof(DataStartTests).Assembly.GetManifestResourceStream("initializers_training.json")!;
        using JsonDocument document = JsonDocument.Parse(stream);
        return [.. document.RootElement.Clone().GetProperty("entries").EnumerateArray().Where(entry => entry.GetProperty("name").GetString() == name)];
    }

    private static double[] Flat(JsonElement element) => element.ValueKind == JsonValueKind.Array ? [.. element.EnumerateArray().SelectMany(Flat)] : [element.GetDouble()];

    private static class Comparer
    {
        public static IEqualityComparer<double> Close { get; } = EqualityComparer<double>.Create((a, b) => Math.Abs(a - b) <= 1e-12, _ => 0);

        public static IEqualityComparer<float> Near { get; } = EqualityComparer<float>.Create((a, b) => Math.Abs(a - b) <= 1e-5, _ => 0);
    }
}
