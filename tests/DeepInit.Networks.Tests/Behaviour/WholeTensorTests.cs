using DeepInit.Networks.Tests.Compiling;
using DeepInit.Networks.Tests.Reference;
using DeepInit.Tests.Shared.Compiling;

namespace DeepInit.Networks.Tests.Behaviour;

/// <summary>
/// Optimisers that see a whole tensor: held to their formulas in plain loops, step by step, on filters in both orders, tall, wide and square matrices and vectors, with factors and decays of
/// parameters' own; and what every optimiser keeps: threads, frozen tensors, padding, no memory for a step.
/// </summary>
[Collection(nameof(AllocationTests))]
public sealed class WholeTensorTests
{
    private const int Rows = 12;

    // 6 × 6 × 2 in; filters [18, 2, 3, 3] and, turned, [18, 5, 2, 2]; matrices [20, 180], [33, 20], [3, 33].
    private const string Layers = """
        [Input(6, 6, 2)] [Conv2D(18, 3, Activation = Tanh, Name = "conv")] [Conv2DTranspose(5, 2, Strides = new[] { 2, 2 }, Activation = Tanh, Name = "turned")] [MaxPooling2D(2)]
        [Flatten] [Dense(20, Activation = Tanh, Name = "wide")] [Dense(33, Activation = Tanh, Name = "tall")] [Dense(20, Activation = Tanh, Name = "square")]
        [Dense(3, Name = "out")] [Loss(MeanSquaredError)]
        [Parameter("wide.weight", LearningRateScale = 0.5)] [Parameter("tall.weight", WeightDecay = 0.3)] [Parameter("tall.bias", WeightDecay = 0.2)] [Parameter("conv.bias", Trainable = false)]
        """;

    private static readonly CompiledNetworks Networks = NetworkCompiler.Compile(NaiveTensorOptimizer.All.SelectMany(optimizer => new[] { true, false }.Select(isDouble =>
        (NameOf(optimizer.Name, isDouble), $"[Network{(isDouble ? "(Precision = Precision.Double)" : "")}] {Layers} {optimizer.Attributes}", isDouble))));

    public static TheoryData<string> Formulas => [.. NaiveTensorOptimizer.All.Where(optimizer => optimizer.Rule is not null).Select(optimizer => optimizer.Name)];

    public static TheoryData<string> Names => [.. NaiveTensorOptimizer.All.Select(optimizer => optimizer.Name)];

    [Theory]
    [MemberData(nameof(Formulas))]
    public void StepsAreThoseOfTheFormula(string name)
    {
        NaiveTensorOptimizer optimizer = Of(name);
        INetworkDriver<double> driver = Networks.Create<double>(NameOf(name, true));
        (double[][] x, Array[] y) = (X<double>(), Y<double>());
        NaiveTensor[] tensors = [.. driver.Network.Parameters.Where(p => p.Trainable).Select(p => new NaiveTensor(p.Name, [.. p.Shape], p.Decay) { P = p.ToArray() })];
        for (int k = 1; k <= 4; k++)
        {
            driver.LearningRate = optimizer.Rate / k;
            driver.ComputeGradients(x, y);
            double[][] gradients = [.. tensors.Select(tensor => driver.Network.Parameters[tensor.Name].Gradient.ToArray())];
            double norm = Math.Sqrt(gradients.Sum(g => g.Sum(v => v * v)));
            double clip = optimizer.ClipNorm > 0 ? Math.Min(1, optimizer.ClipNorm / (norm + 1e-6)) : 1;
            double limit = optimizer.ClipValue > 0 ? optimizer.ClipValue : double.PositiveInfinity;
            driver.TrainBatch(x, y);
            for (int i = 0; i < tensors.Length; i++)
            {
                NaiveTensor tensor = tensors[i];
                bool beside = name.Contains("Muon", StringComparison.Ordinal) && (tensor.Shape.Length == 1 || tensor.Name == "out.weight");
                double scale = (tensor.Name == "wide.weight" ? 0.5 : 1) / k;
                double decay = tensor.Name switch
                {
                    "tall.weight" => 0.3,
                    "tall.bias" => 0.2,
                    _ => tensor.Decays ? beside ? 0.02 : optimizer.Decay : 0,
                };
                double[] g = [.. gradients[i].Select(v => Math.Clamp(v * clip, -limit, limit))];
                (beside ? NaiveTensorOptimizer.Beside : optimizer.Rule!)(tensor, g, k, scale * (beside ? 0.004 : optimizer.Rate), decay);
                Parameter<double> parameter = driver.Network.Parameters[tensor.Name];
                Same(tensor.P, parameter.ToArray(), $"{tensor.Name}, step {k}");

                // Roundings must not gather: the next step begins where the network is.
                tensor.P = parameter.ToArray();
                Assert.Equal(tensor.States.Keys.Order(), parameter.OptimizerStateNames.Order());
                foreach ((string state, double[] values) in tensor.States)
                    Same(values, parameter.OptimizerState(state).ToArray(), $"{tensor.Name}.{state}, step {k}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void ThreadsDoNotChangeABit(string name)
    {
        int[] alone = Trained(name, threads: 1);
        Assert.Equal(alone, Trained(name, threads: 2));
        Assert.Equal(alone, Trained(name, threads: 5));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void FrozenTensorsAndPaddingStayAsTheyAre(string name)
    {
        INetworkDriver<float> driver = Networks.Create<float>(NameOf(name, false));
        (float[][] x, Array[] y) = (X<float>(), Y<float>());
        driver.TrainBatch(x, y);
        Parameter<float> frozen = driver.Network.Parameters["wide.weight"], free = driver.Network.Parameters["tall.weight"];
        frozen.Frozen = true;
        float[] before = frozen.ToArray(), moved = free.ToArray();
        float[][] states = [.. frozen.OptimizerStateNames.Select(state => frozen.OptimizerState(state).ToArray())];
        driver.TrainBatch(x, y);
        Assert.Equal(before, frozen.ToArray());
        Assert.Equal(states, frozen.OptimizerStateNames.Select(state => frozen.OptimizerState(state).ToArray()));
        Assert.NotEqual(moved, free.ToArray());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void AStepTakesNoMemory(string name)
    {
        INetworkDriver<float> driver = Networks.Create<float>(NameOf(name, false));
        (float[][] x, Array[] y) = (X<float>(), Y<float>());
        Assert.Equal(0, Allocations.Of(() => driver.TrainBatch(x, y), calls: 10));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void TheLossFalls(string name)
    {
        INetworkDriver<float> driver = Networks.Create<float>(NameOf(name, false));
        (float[][] x, Array[] y) = (X<float>(), Y<float>());
        float before = driver.ComputeLoss(x, y);
        for (int i = 0; i < 40; i++)
            driver.TrainBatch(x, y);
        Assert.True(driver.ComputeLoss(x, y) < 0.8f * before, $"{driver.ComputeLoss(x, y)} after {before}");
    }

    private static int[] Trained(string name, int threads)
    {
        INetworkDriver<float> driver = Networks.Create<float>(NameOf(name, false));
        driver.MaxThreads = threads;
        (float[][] x, Array[] y) = (X<float>(), Y<float>());
        for (int i = 0; i < 3; i++)
            driver.TrainBatch(x, y);
        return Numbers.Values(driver.Network.Parameters);
    }

    private static NaiveTensorOptimizer Of(string name) => NaiveTensorOptimizer.All.Single(optimizer => optimizer.Name == name);

    private static string NameOf(string name, bool isDouble) => name + (isDouble ? "InDouble" : "InSingle");

    private static T[][] X<T>()
        where T : unmanaged, System.Numerics.INumber<T> => [Array.ConvertAll(Numbers.Floats(Rows * 72, 3), T.CreateChecked)];

    private static Array[] Y<T>()
        where T : unmanaged, System.Numerics.INumber<T> => [Array.ConvertAll(Numbers.Floats(Rows * 3, 4), T.CreateChecked)];

    private static void Same(double[] expected, double[] got, string what)
    {
        Assert.Equal(expected.Length, got.Length);
        double size = expected.Select(Math.Abs).DefaultIfEmpty(0).Max();
        for (int i = 0; i < got.Length; i++)
            Assert.True(Math.Abs(expected[i] - got[i]) <= 1e-9 * (size + 1e-9), $"{what}: [{i}] is {got[i]}, expected {expected[i]}");
    }
}
