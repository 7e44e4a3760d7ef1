using DeepInit.Gen.Tests.Support;

namespace DeepInit.Gen.Tests.Emission;

/// <summary>How much text networks cost: the compiler reads it in every build, and the JIT what of it runs.</summary>
public sealed class TextSizeTests
{
    private const int Networks = 30;

    [Fact]
    public void TheFirstNetworkOfTheReadmeStaysSmall() => Assert.InRange(OwnLength(Samples.TumourClassifier), 1, 33_000);

    /// <summary>7 KB when each had kernels of its own, 2.6 KB when each place had a constant and single rows a pass of their own: what is left is its calls, its places and its parameters. Its sums, which a start from data looks at, are the runtime's to make: of ops of its own they took 400 more.</summary>
    [Fact]
    public void ARepeatedDenseCostsItsCalls()
    {
        static string Repeated(int n) => $"[Network] [Input(64)] {string.Concat(Enumerable.Repeat("[Dense(64, Activation = ReLU)] ", n))}[Dense(10, Activation = Softmax)] [Loss(SparseCategoricalCrossEntropy)] [AdamW] partial class Net {{ }}";
        Assert.InRange(OwnLength(Repeated(21)) - OwnLength(Repeated(20)), 1, 1_500);
    }

    /// <summary>A convolution, its normalisation and its activation: 16 KB before calls and their claims became one line, 9.6 KB before places were locals and claims waited. What is left is mostly the calls of some 15 ops.</summary>
    [Fact]
    public void ARepeatedConvolutionCostsItsCalls()
    {
        static string Repeated(int n) => $"[Network] [Input(16, 16, 16)] {string.Concat(Enumerable.Repeat("[Conv2D(16, 3, Padding = Padding.Same, UseBias = false)] [BatchNormalization] [Activation(ReLU)] ", n))}[GlobalAveragePooling2D] [Dense(10, Activation = Softmax)] [Loss(SparseCategoricalCrossEntropy)] [AdamW] partial class Net {{ }}";
        Assert.InRange(OwnLength(Repeated(9)) - OwnLength(Repeated(8)), 1, 7_000);
    }

    /// <summary>379 KB when its convolutions had a loop each with their sizes as constants, and gradients a loop for each layer.</summary>
    [Fact]
    public void AResidualNetworkOfThreeStagesStaysWithinItsCalls() => Assert.InRange(OwnLength(Residual), 1, 140_000);

    /// <summary>3.55 MB when each had tiles of its own: a third of that. What each still has for itself is the order of its kernels and its surface; the rest is the runtime's.</summary>
    [Fact]
    public void ThirtyNetworksInOneProjectShareTheirTiles() => Assert.InRange(Harness.Generate(Small()).Values.Sum(text => text.Length), 1, 1_150_000);

    // The network of the workload W8.
    private const string Residual = """
        [Network] [Input(32, 32, 3)]
        [Conv2D(16, 3, Name = "conv1", Padding = Padding.Same, UseBias = false)] [BatchNormalization(Name = "bn1")] [Activation(ReLU)]
        [Use(typeof(BasicBlock), "Filters", 16, Name = "stage1")]
        [Use(typeof(DownsamplingBlock), "Filters", 32, Name = "stage2")]
        [Use(typeof(DownsamplingBlock), "Filters", 64, Name = "stage3")]
        [GlobalAveragePooling2D] [Dense(10, Name = "fc", Activation = Softmax)] [Loss(SparseCategoricalCrossEntropy)] [AdamW]
        partial class ResNet { }

        [Block]
        [Conv2D(BasicBlock.Filters, 3, Name = "conv1", Padding = Padding.Same, UseBias = false)] [BatchNormalization(Name = "bn1")] [Activation(ReLU)]
        [Conv2D(BasicBlock.Filters, 3, Name = "conv2", Padding = Padding.Same, UseBias = false)] [BatchNormalization(Name = "bn2")]
        [Add("x", Activation = ReLU)]
        static class BasicBlock { public const int Filters = BlockAttribute.Required; }

        [Block]
        [Conv2D(DownsamplingBlock.Filters, 3, Name = "conv1", Pads = new[] { 1 }, Strides = new[] { 2 }, UseBias = false)] [BatchNormalization(Name = "bn1")] [Activation(ReLU)]
        [Conv2D(DownsamplingBlock.Filters, 3, Name = "conv2", Padding = Padding.Same, UseBias = false)] [BatchNormalization(Name = "bn2")]
        [Conv2D(DownsamplingBlock.Filters, 1, Name = "shortcut.conv", From = "x", Strides = new[] { 2 }, UseBias = false)] [BatchNormalization(Name = "shortcut.bn")]
        [Add("bn2", Activation = ReLU)]
        static class DownsamplingBlock { public const int Filters = BlockAttribute.Required; }
        """;

    private static string Small()
    {
        string[] activations = ["ReLU", "Tanh", "GELU", "Sigmoid", "LeakyReLU", "SiLU", "ELU", "Softplus"];
        return string.Concat(Enumerable.Range(0, Networks).Select(i =>
        {
            bool classifies = i % 3 == 0;
            string last = classifies ? ", Activation = Sigmoid" : "", loss = classifies ? "BinaryCrossEntropy" : "MeanSquaredError";
            return $"[Network] [Input({5 + (3 * i)})] [Dense({16 + (8 * (i % 9))}, Activation = {activations[i % activations.Length]})] [Dense({1 + (i % 12)}{last})] [Loss({loss})] [AdamW] partial class Net{i} {{ }}\n";
        }));
    }

    private static int OwnLength(string source) => Harness.Generate(source).Where(file => !file.Key.EndsWith("Tiles.g.cs", StringComparison.Ordinal)).Sum(file => file.Value.Length);
}
