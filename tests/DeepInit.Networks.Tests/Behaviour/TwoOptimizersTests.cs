using DeepInit.Networks.Tests.Compiling;
using DeepInit.Tests.Shared.Compiling;

namespace DeepInit.Networks.Tests.Behaviour;

/// <summary>
/// Two optimisers that move any number by itself share a network: each moves its parameters as it would alone, to the bit, and remembers what it needs of them and of no others. A layer's weight
/// may go to one and its bias to the other; blocks of large networks are fetched ahead.
/// </summary>
public sealed class TwoOptimizersTests
{
    private const int Rows = 9;
    private const string SGD = "[SGD(LearningRate = 0.05, Momentum = 0.9, WeightDecay = 0.01";
    private const string AdamW = "[AdamW(LearningRate = 0.004, Beta1 = 0.8";
    private const string Head = "[Parameter(\"head.*\", Optimizer = \"AdamW\")] [Parameter(\"mid.bias\", Optimizer = \"AdamW\", WeightDecay = 0.3)]";

    // What gradients, first of all, is a bias's; a tensor that stays lies behind both.
    private static readonly (string Name, string Layers, int Inputs)[] Sizes =
    [
        ("Small", Layers(7, 8, 6), 7),
        ("Large", Layers(600, 500, 80), 600),
    ];

    private static readonly CompiledNetworks Networks = NetworkCompiler.Compile(Sizes.SelectMany(size => new[] { "", ", GlobalClipNorm = 0.05" }.SelectMany(clip => new[]
    {
        (Name(size.Name, "Both", clip), $"[Network] {size.Layers} {SGD}{clip})] {AdamW})] {Head}", false),
        (Name(size.Name, "First", clip), $"[Network] {size.Layers} {SGD}{clip})]", false),
        (Name(size.Name, "Second", clip), $"[Network] {size.Layers} {AdamW}{clip})] [Parameter(\"mid.bias\", WeightDecay = 0.3)]", false),
    })));

    [Theory]
    [InlineData("Small", "")]
    [InlineData("Small", ", GlobalClipNorm = 0.05")]
    [InlineData("Large", "")]
    [InlineData("Large", ", GlobalClipNorm = 0.05")]
    public void EachMovesItsParametersAsAlone(string size, string clip)
    {
        int inputs = Sizes.Single(s => s.Name == size).Inputs;
        INetworkDriver<float> both = Networks.Create<float>(Name(size, "Both", clip)), first = Networks.Create<float>(Name(size, "First", clip)), second = Networks.Create<float>(Name(size, "Second", clip));
        for (int step = 0; step < 3; step++)
        {
            // The others' parameters are not theirs to move: they begin each step where both together are.
            foreach (Parameter<float> parameter in both.Parameters)
            {
                first.Parameters[parameter.Name].CopyFrom(parameter.ToArray());
                second.Parameters[parameter.Name].CopyFrom(parameter.ToArray());
            }

            float[] x = Numbers.Floats(Rows * inputs, step), target = Numbers.Floats(Rows * 3, 10 + step);
            both.TrainBatch(x, target);
            first.TrainBatch(x, target);
            second.TrainBatch(x, target);
            foreach (Parameter<float> parameter in both.Parameters)
            {
                Parameter<float> alone = (IsSecond(parameter.Name) ? second : first).Parameters[parameter.Name];
                Assert.Equal(alone.ToArray(), parameter.ToArray());
                Assert.Equal(alone.OptimizerStateNames, parameter.OptimizerStateNames);
                foreach (string state in alone.OptimizerStateNames)
                    Assert.Equal(alone.OptimizerState(state).ToArray(), parameter.OptimizerState(state).ToArray());
            }
        }

        Assert.Throws<ArgumentException>(() => both.Parameters["trunk.weight"].OptimizerState("exp_avg"));
        Assert.Throws<ArgumentException>(() => both.Parameters["head.weight"].OptimizerState("momentum_buffer"));
    }

    [Fact]
    public void ATrainingThatStoppedGoesOnAsIfItHadNot()
    {
        string path = Path.Combine(Path.GetTempPath(), $"both{Guid.NewGuid():N}.safetensors");
        var data = new Dataset<float>(Numbers.Floats(40 * 7, 1), Numbers.Floats(40 * 3, 2));
        try
        {
            Fit(1, path);
            Assert.Equal(Fit(3, null), Fit(3, path));
        }
        finally
        {
            File.Delete(path);
        }

        int[] Fit(int epochs, string? checkpoint)
        {
            var network = (ITrainableNetwork<float>)Networks.CreateNetwork<float>(Name("Small", "Both", ""));
            network.Fit(data, new FitOptions { Epochs = epochs, BatchSize = 16, Checkpoint = checkpoint is null ? null : new CheckpointOptions(checkpoint) });
            return Numbers.Values(network.Parameters);
        }
    }

    private static bool IsSecond(string parameter) => parameter is "head.weight" or "head.bias" or "mid.bias";

    private static string Name(string size, string which, string clip) => size + which + (clip.Length > 0 ? "Clipped" : "");

    private static string Layers(int inputs, int trunk, int mid) =>
        $"[Input({inputs})] [Dense({trunk}, Activation = Tanh, Name = \"trunk\")] [Dense({mid}, Activation = Tanh, Name = \"mid\")] [Dense({mid}, Name = \"still\", Trainable = false)] [Dense(3, Name = \"head\")] [Loss(MeanSquaredError)]";
}
