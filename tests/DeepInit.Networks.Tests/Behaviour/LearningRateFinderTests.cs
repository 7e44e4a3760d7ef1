using DeepInit.Networks.Tests.Compiling;
using DeepInit.Tests.Shared.Compiling;

namespace DeepInit.Networks.Tests.Behaviour;

/// <summary>A search for the learning rate finds one, and leaves nothing behind: a training after it has the bits of one without it.</summary>
public sealed class LearningRateFinderTests
{
    private const int Rows = 90;

    private static readonly Lazy<CompiledNetworks> Compiled = new(() => NetworkCompiler.Compile(Declared().Select(name => (
        name,
        $"[Network]\n[Input(20)]\n[Dense(24)]\n[BatchNormalization]\n[Activation(ReLU)]\n[Dropout(0.3)]\n[Dense(2)]\n[Loss(Loss.MeanSquaredError)]\n[{name}]\n{Beside(name)}",
        false))));

    private static readonly Dataset<float> Values = new(Numbers.Floats(Rows * 20, 1), Numbers.Floats(Rows * 2, 2));

    private static readonly Dataset<float> Graph = new Dataset<float>().WithInput("left", Numbers.Floats(200 * 40, 1)).WithInput("right", Numbers.Floats(120 * 40, 2))
        .WithTarget("values", Numbers.Floats(80, 3)).WithClasses("classes", Numbers.Classes(40, 9, 4));

    // Those that take matrices alone stand beside another.
    private static string Beside(string name) => typeof(OptimizerAttribute).Assembly.GetType($"DeepInit.{name}Attribute")!.BaseType == typeof(OptimizerAttribute) ? "" : "[AdamW]\n";

    // A batch of L-BFGS is all rows, and Rprop has no rate that could grow: see below.
    public static TheoryData<string> Names => [.. Declared().Where(name => name is not ("LBFGS" or "Rprop"))];

    private static IEnumerable<string> Declared() => typeof(OptimizerAttribute).Assembly.GetTypes()
        .Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(OptimizerAttribute)))
        .Select(type => type.Name[..^"Attribute".Length])
        .Order(StringComparer.Ordinal);

    [Theory]
    [MemberData(nameof(Names))]
    public void ATrainingAfterItHasTheBitsOfOneWithoutIt(string name)
    {
        Assert.Equal(Bits(name, _ => { }), Bits(name, network => network.FindLearningRate(Values, new FindLearningRateOptions { Steps = 40 })));
        Assert.Equal(Bits(name, _ => { }), Bits(name, network => Cancelled(network, 7)));
        Assert.Equal(Bits(name, _ => { }), Bits(name, network => Failing(network, 7)));
    }

    [Fact]
    public void AnOptimizerThatNeedsAllRowsInEveryStepSaysSo()
    {
        var network = (ITrainableNetwork<float>)Compiled.Value.CreateNetwork<float>("LBFGS");
        int[] before = Numbers.Values(network.Parameters);
        Assert.Contains("needs the same rows in every step", Assert.Throws<ArgumentException>(() => network.FindLearningRate(Values)).Message, StringComparison.Ordinal);
        Assert.Equal(before, Numbers.Values(network.Parameters));
        Assert.Equal(0, network.StepCount);
    }

    [Fact]
    public void GradientsAndWhatTheyAreForStayWhatTheyWere()
    {
        Assert.Equal(Trained(_ => { }), Trained(network => network.FindLearningRate(Graph, new FindLearningRateOptions { Steps = 20 })));

        static int[] Trained(Action<WideGraph> between)
        {
            var network = new WideGraph(1) { MaxThreads = 1 };
            network.Fit(Graph, new FitOptions { BatchSize = 20 });
            network.ComputeGradients(Numbers.Floats(200 * 5, 5), Numbers.Floats(120 * 5, 6), Numbers.Classes(5, 9, 7), Numbers.Floats(10, 8));
            between(network);
            network.ApplyGradients();
            return Numbers.Values(network.Parameters);
        }
    }

    [Fact]
    public void PredictionsThatWereFoldedBeforeAreThoseOfTheRestoredParameters()
    {
        var network = (ITrainableNetwork<float>)Compiled.Value.CreateNetwork<float>("AdamW");
        network.Fit(Values, new FitOptions { Epochs = 2 });
        float before = (float)network.Evaluate(Values).Loss;
        network.FindLearningRate(Values);
        Assert.Equal(before, (float)network.Evaluate(Values).Loss);
    }

    [Fact]
    public void ARateIsFoundThatLearns()
    {
        var network = new SmallClassifier(1);
        var data = new Dataset<float>(Data.X, Data.Classes);
        var seen = new List<LearningRateProgress>();
        LearningRateCurve rates = network.FindLearningRate(data, new FindLearningRateOptions { Progress = new Seen(seen.Add) });

        double rate = Assert.NotNull(rates.Suggestion);
        Assert.Equal(1e-7, rates.Points[0].LearningRate, 15);
        Assert.Equal(rates.Points.Count, seen.Count);
        Assert.All(new[] { rates.Valley, rates.Steepest, rates.Slide, rates.Minimum }, suggestion => Assert.InRange(suggestion!.Value, 1e-7, 10));
        Assert.Equal(rates.Points.Select(p => p.LearningRate), rates.Points.Select(p => p.LearningRate).Order());
        Assert.Equal(0.01, network.LearningRate);
        Assert.Equal(0, network.StepCount);

        network.LearningRate = rate;
        History history = network.Fit(data, new FitOptions { Epochs = 20, BatchSize = 32 });
        Assert.InRange(history.Last!.Loss, 0, 0.6 * history[0].Loss);
        Assert.Contains($"[AdamW(LearningRate = ", rates.ToString(), StringComparison.Ordinal);
        Assert.Equal(rates.AttributeLine, rates.ToString().TrimEnd().Split('\n')[^1]);
    }

    [Fact]
    public void WhereTheLossStaysNoRateIsSuggested()
    {
        // Of such rates no digit of a sum says anything.
        var network = new SmallClassifier(1) { IsRandomized = false };
        float[] row = Data.X[..20];
        var data = new Dataset<float>([.. Enumerable.Repeat(row, 30).SelectMany(values => values)], Enumerable.Repeat(1, 30).ToArray());
        LearningRateCurve rates = network.FindLearningRate(data, new FindLearningRateOptions { BatchSize = 30, MinLearningRate = 1e-30, MaxLearningRate = 1e-25 });
        Assert.All(rates.Points, point => Assert.Equal(rates.Points[0].Loss, point.Loss));
        Assert.All(rates.Points, point => Assert.Equal(point.Loss, point.SmoothedLoss));
        Assert.Null(rates.Suggestion);
        Assert.Contains("No suggestion: the loss fell at no rate.", rates.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void ASourceThatEndsBeforeBeginsAgain()
    {
        var network = new SmallClassifier(1);
        DataSource<float> rows = DataSource.FromRecords<int, float>(Enumerable.Range(0, Data.Classes.Length), (r, row) =>
        {
            Data.X.AsSpan(20 * r, 20).CopyTo(row.Input(0));
            row.Classes(0)[0] = Data.Classes[r];
        });
        LearningRateCurve rates = network.FindLearningRate(rows, new FindLearningRateOptions { BatchSize = 16, Steps = 60, DivergenceFactor = double.PositiveInfinity, MaxLearningRate = 0.1 });
        Assert.Equal(60, rates.Points.Count);
        Assert.Equal(0.1, rates.Points[^1].LearningRate);
        Assert.Null(rates.StopReason);
        Assert.Equal(Numbers.Values(new SmallClassifier(1).Parameters), Numbers.Values(network.Parameters));
    }

    [Fact]
    public void WhereNoRateMovesAnythingItIsRefused()
    {
        var network = (ITrainableNetwork<float>)Compiled.Value.CreateNetwork<float>("Rprop");
        Assert.Contains("trains by Rprop", Assert.Throws<InvalidOperationException>(() => network.FindLearningRate(Values)).Message, StringComparison.Ordinal);
        network = (ITrainableNetwork<float>)Compiled.Value.CreateNetwork<float>("SGD");
        foreach (Parameter<float> parameter in network.Parameters)
            parameter.Frozen = true;
        Assert.StartsWith("No parameter of SGD trains", Assert.Throws<InvalidOperationException>(() => network.FindLearningRate(Values)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void WhatTheAttributeSaysBesidesStandsInTheLine()
    {
        var network = new WideGraph(1) { MaxThreads = 1 };
        LearningRateCurve rates = network.FindLearningRate(Graph);
        Assert.Matches(@"^\[AdamW\(GlobalClipNorm = 1, LearningRate = [0-9.e+-]+\)\]$", rates.AttributeLine);
    }

    // Trains, does something, trains on, and says all that has come of it.
    private static List<double> Bits(string name, Action<ITrainableNetwork<float>> between)
    {
        var network = (ITrainableNetwork<float>)Compiled.Value.CreateNetwork<float>(name);
        network.Fit(Values, new FitOptions { BatchSize = 16 });
        network.LearningRate *= 0.75;
        between(network);
        List<double> bits = [network.LearningRate, network.StepCount];
        network.Fit(Values, new FitOptions { Epochs = 2, BatchSize = 16 });
        bits.AddRange(network.Parameters.SelectMany(p => p.ToArray()).Select(v => (double)v));
        bits.AddRange(network.Parameters.OptimizerNumbers.Values);
        bits.Add(network.StepCount);
        return bits;
    }

    private static void Cancelled(ITrainableNetwork<float> network, int after)
    {
        using var source = new CancellationTokenSource();
        var progress = new Seen(step => { if (step.Step == after) source.Cancel(); });
        OperationCanceledException error = Assert.Throws<OperationCanceledException>(() => network.FindLearningRate(Values, new FindLearningRateOptions { Progress = progress, CancellationToken = source.Token }));
        Assert.Contains($"after {after} of 100 steps", error.Message, StringComparison.Ordinal);
    }

    private static void Failing(ITrainableNetwork<float> network, int after)
    {
        var progress = new Seen(step => { if (step.Step == after) throw new NotFiniteNumberException("a fault"); });
        Assert.Throws<NotFiniteNumberException>(() => network.FindLearningRate(Values, new FindLearningRateOptions { Progress = progress }));
    }

    private sealed class Seen(Action<LearningRateProgress> see) : IProgress<LearningRateProgress>
    {
        public void Report(LearningRateProgress value) => see(value);
    }

    /// <summary>The class of a row is the largest of its first three numbers.</summary>
    private static class Data
    {
        public static readonly float[] X = Numbers.Floats(192 * 20, 5);
        public static readonly int[] Classes = [.. X.Chunk(20).Select(row => Array.IndexOf(row, row[..3].Max()))];
    }
}
