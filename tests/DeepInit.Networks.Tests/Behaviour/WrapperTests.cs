using DeepInit.Networks.Tests.Compiling;
using DeepInit.Runtime;
using DeepInit.Tests.Shared.Compiling;

namespace DeepInit.Networks.Tests.Behaviour;

/// <summary>
/// What holds for everything that stands around an optimiser, and for optimisers whose predictions take other weights than those that train: a training that stopped goes on, threads change nothing, a step takes no memory. And what
/// two of them compute, by plain loops.
/// </summary>
public sealed class WrapperTests
{
    private const string Plain = "[Network(Precision = Precision.Double)] [Input(5)] [Dense(7, Name = \"a\", Activation = Activation.Tanh)] [Dense(3, Name = \"b\")] [Loss(Loss.MeanSquaredError)] ";
    private const string Wide = "[Network] [Input(96)] [Dense(80, Name = \"a\")] [BatchNormalization] [Activation(Activation.Tanh)] [Dropout(0.2)] [Dense(48)] [Loss(Loss.MeanSquaredError)] ";

    private static readonly (string Name, string Attributes)[] Kinds =
    [
        ("Moving", "[AdamW] [ExponentialMovingAverage(0.9)]"),
        ("Equal", "[AdamW] [StochasticWeightAveraging(2, Every = 2)]"),
        ("Ahead", "[AdamW] [Lookahead(3)]"),
        ("Sharp", "[AdamW(GlobalClipNorm = 0.5)] [SAM(0.1)]"),
        ("Adaptive", "[SGD(Momentum = 0.9)] [SAM(0.5, Adaptive = true)]"),
        ("All", "[AdamW] [SAM] [Lookahead(2)] [ExponentialMovingAverage]"),
        ("WholeTensors", "[Muon] [AdamW] [SAM] [Lookahead(2)] [StochasticWeightAveraging(3)]"),
        ("Free", "[ScheduleFreeAdamW(WarmupSteps = 3)]"),
        ("FreeSGD", "[ScheduleFreeSGD(LearningRate = 0.1)] [Lookahead(2)]"),
        ("FreeBeside", "[Muon] [ScheduleFreeRAdam]"),
    ];

    private static readonly CompiledNetworks Networks = NetworkCompiler.Compile(
    [
        .. Kinds.Select(kind => (kind.Name, Wide + kind.Attributes, false)),
        ("Inner", Plain + "[SGD(LearningRate = 0.3, Momentum = 0.9)]", true),
        ("PlainSharp", Plain + "[SGD(LearningRate = 0.3, Momentum = 0.9)] [SAM(0.2)]", true),
        ("PlainAdaptive", Plain + "[SGD(LearningRate = 0.3, Momentum = 0.9)] [SAM(0.2, Adaptive = true, Eta = 0.1)]", true),
        ("PlainAhead", Plain + "[SGD(LearningRate = 0.3, Momentum = 0.9)] [Lookahead(2, Alpha = 0.6)]", true),
        ("PlainFree", Plain + "[ScheduleFreeAdamW(LearningRate = 0.02)]", true),
    ]);

    public static TheoryData<string> Names => [.. Kinds.Select(kind => kind.Name)];

    private static double[] X { get; } = Numbers.Doubles(11 * 5, 1);

    private static double[] Y { get; } = Numbers.Doubles(11 * 3, 2);

    [Theory]
    [MemberData(nameof(Names))]
    public void ATrainingThatStoppedGoesOnAsIfItHadNot(string name) => WideTraining.AStoppedOneGoesOnAsIfItHadNot(() => (ITrainableNetwork<float>)Networks.CreateNetwork<float>(name));

    [Theory]
    [InlineData("Moving")]
    [InlineData("Equal")]
    public void AnAverageOfWeightsThatRestIsThey(string name)
    {
        var network = (ITrainableNetwork<float>)Networks.CreateNetwork<float>(name);
        network.LearningRate = 0;
        int[] before = Numbers.Bits(network.Parameters["a.weight"].ToArray());
        network.Fit(new Dataset<float>(Numbers.Floats(32 * 96, 1), Numbers.Floats(32 * 48, 2)), new FitOptions { Epochs = 20, BatchSize = 8 });
        Assert.Equal(before, Numbers.Bits(network.Parameters["a.weight"].ToArray()));
        Assert.Equal(before, Numbers.Bits(network.Parameters["a.weight"].Inference.ToArray()));
    }

    [Fact]
    public void LookingAheadOfWeightsThatRestLeavesThemAsTheyAre()
    {
        var network = (ITrainableNetwork<double>)Networks.CreateNetwork<double>("PlainAhead");
        network.LearningRate = 0;
        double[] before = network.Parameters["a.weight"].ToArray();
        network.Fit(new Dataset<double>(X, Y), new FitOptions { Epochs = 20, BatchSize = 4 });
        Assert.Equal(before, network.Parameters["a.weight"].ToArray());
    }

    [Theory]
    [InlineData(1, 2, false)]
    [InlineData(1, 1, true)]
    public void AnAverageThatBeginsAfterTheEndIsSaid(int epochs, int steps, bool isLate)
    {
        var network = (ITrainableNetwork<float>)Networks.CreateNetwork<float>("Equal");
        History history = network.Fit(
            new Dataset<float>(Numbers.Floats(32 * 96, 1), Numbers.Floats(32 * 48, 2)), new FitOptions { Epochs = epochs, BatchSize = 32 / steps });
        Assert.Equal(
            isLate ? ["Equal averages its weights from step 2 on, and this training ends after step 1: predictions take the weights as they are. Begin earlier, or train longer."] : [],
            history.Notes);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void ThreadsAndPartsOfABatchDoNotChangeABit(string name) => WideTraining.ThreadsDoNotChangeABit(() => Networks.Create<float>(name), inParts: true);

    [Theory]
    [MemberData(nameof(Names))]
    public void AStepTakesNoMemory(string name) => WideTraining.AStepTakesNoMemory(Networks.Create<float>(name));

    // A step in halves is the step, passes and all.
    [Theory]
    [MemberData(nameof(Names))]
    public void TheTwoHalvesOfAStepAreTheStep(string name)
    {
        float[] x = Numbers.Floats(20 * 96, 1), target = Numbers.Floats(20 * 48, 2);
        INetworkDriver<float> whole = Networks.Create<float>(name), halves = Networks.Create<float>(name);
        for (int step = 0; step < 4; step++)
        {
            Assert.Equal(whole.TrainBatch(x, target), halves.ComputeGradients(x, target));
            ((IGradientTrainableNetwork<float>)halves.Network).ApplyGradients();
        }

        Assert.Equal(Numbers.Values(whole.Parameters), Numbers.Values(halves.Parameters));
    }

    [Theory]
    [InlineData("PlainSharp")]
    [InlineData("PlainAdaptive")]
    public void TheGradientIsThatOfTheWorstPointNearby(string name)
    {
        INetworkDriver<double> sharp = Networks.Create<double>(name), inner = Networks.Create<double>("Inner");
        inner.Parameters["b.bias"].Frozen = sharp.Parameters["b.bias"].Frozen = true;
        for (int step = 0; step < 4; step++)
        {
            // The plain network's gradient there moves it from here.
            double loss = inner.ComputeGradients(X, Y);
            Dictionary<string, double[]> here = Values(inner), gradient = inner.Parameters.ToDictionary(p => p.Name, p => p.Gradient.ToArray());
            double Size(string parameter, int i) => name == "PlainSharp" ? 1 : Math.Abs(here[parameter][i]) + 0.1;
            string[] moved = [.. here.Keys.Where(parameter => parameter != "b.bias")];
            double norm = Math.Sqrt(moved.Sum(parameter => gradient[parameter].Select((g, i) => Math.Pow(g * Size(parameter, i), 2)).Sum()));
            foreach (string parameter in moved)
                inner.Parameters[parameter].CopyFrom([.. here[parameter].Select((p, i) => p + (0.2 * Math.Pow(Size(parameter, i), 2) * gradient[parameter][i] / (norm + 1e-12)))]);
            inner.ComputeGradients(X, Y);
            foreach (string parameter in moved)
                inner.Parameters[parameter].CopyFrom(here[parameter]);
            ((IGradientTrainableNetwork<double>)inner.Network).ApplyGradients();

            Assert.Equal(loss, sharp.TrainBatch(X, Y), 1e-14);
            Same(inner, sharp, 1e-13);
        }
    }

    [Fact]
    public void EverySecondStepGoesBackToSlowWeights()
    {
        INetworkDriver<double> ahead = Networks.Create<double>("PlainAhead"), inner = Networks.Create<double>("Inner");
        Dictionary<string, double[]> slow = Values(inner);
        for (int step = 1; step <= 5; step++)
        {
            inner.TrainBatch(X, Y);
            ahead.TrainBatch(X, Y);
            foreach (Parameter<double> parameter in inner.Parameters.Where(_ => step % 2 == 0))
            {
                slow[parameter.Name] = [.. slow[parameter.Name].Zip(parameter.ToArray(), (s, p) => s + (0.6 * (p - s)))];
                parameter.CopyFrom(slow[parameter.Name]);
            }

            Same(inner, ahead, 1e-13);
        }
    }

    // x, y and z as the paper has them, and not as differences.
    [Fact]
    public void PredictionsOfAnOptimiserWithoutAScheduleTakeTheMean()
    {
        INetworkDriver<double> free = Networks.Create<double>("PlainFree"), probe = Networks.Create<double>("Inner");
        Dictionary<string, double[]> z = Values(free), x = Values(free), v = z.ToDictionary(pair => pair.Key, pair => new double[pair.Value.Length]);
        for (int k = 1; k <= 6; k++)
        {
            foreach (string parameter in z.Keys)
                probe.Parameters[parameter].CopyFrom([.. z[parameter].Zip(x[parameter], (a, b) => (0.1 * a) + (0.9 * b))]);
            Same(probe, free, 1e-13);
            probe.ComputeGradients(X, Y);
            foreach (string parameter in z.Keys)
            {
                double[] g = probe.Parameters[parameter].Gradient.ToArray();
                for (int i = 0; i < g.Length; i++)
                {
                    v[parameter][i] = (0.999 * v[parameter][i]) + (0.001 * g[i] * g[i]);
                    z[parameter][i] -= 0.02 * g[i] / (Math.Sqrt(v[parameter][i] / (1 - Math.Pow(0.999, k))) + 1e-8);
                    x[parameter][i] += (z[parameter][i] - x[parameter][i]) / k;
                }
            }

            free.TrainBatch(X, Y);
            foreach (string parameter in z.Keys)
                Assert.All(x[parameter].Zip(free.Parameters[parameter].Inference.ToArray()), pair => Assert.Equal(pair.First, pair.Second, 1e-13));
        }

        foreach (string parameter in z.Keys)
            probe.Parameters[parameter].CopyFrom(free.Parameters[parameter].Inference.ToArray());
        Assert.Equal(probe.Predict(X), free.Predict(X));
        Assert.Equal(probe.ComputeLoss(X, Y), free.ComputeLoss(X, Y));

        // What is saved is what predicts, and what is loaded is all of x, y and z.
        using var file = new MemoryStream();
        WeightFile.Save(free.Parameters, file);
        file.Position = 0;
        INetworkDriver<double> loaded = Networks.Create<double>("PlainFree");
        loaded.TrainBatch(X, Y);
        WeightFile.Load(loaded.Parameters, file);
        Assert.Equal(free.Predict(X), loaded.Predict(X));
        Assert.All(loaded.Parameters, parameter => Assert.Equal(parameter.ToArray(), parameter.Inference.ToArray()));
    }

    private static Dictionary<string, double[]> Values(INetworkDriver<double> driver) => driver.Parameters.ToDictionary(p => p.Name, p => p.ToArray());

    private static void Same(INetworkDriver<double> expected, INetworkDriver<double> got, double tolerance)
    {
        foreach (Parameter<double> parameter in expected.Parameters)
            Assert.All(parameter.ToArray().Zip(got.Parameters[parameter.Name].ToArray()), pair => Assert.Equal(pair.First, pair.Second, tolerance));
    }
}
