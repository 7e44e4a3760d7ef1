using DeepInit.Gen.Tests.Support;

namespace DeepInit.Gen.Tests.Emission;

/// <summary>How much text networks cost: the compiler reads it in every build, and the JIT what of it runs.</summary>
public sealed class TextSizeTests
{
    private const int Networks = 30;

    [Fact]
    public void TheFirstNetworkOfTheReadmeStaysSmall() => Assert.InRange(OwnLength(Samples.TumourClassifier), 1, 60_000);

    /// <summary>7 KB when each had kernels of its own: what is left is its calls, its places, its parameters and its lines in tables.</summary>
    [Fact]
    public void ARepeatedDenseCostsItsCalls()
    {
        static string Repeated(int n) => $"[Network] [Input(64)] {string.Concat(Enumerable.Repeat("[Dense(64, Activation = ReLU)] ", n))}[Dense(10, Activation = Softmax)] [Loss(SparseCategoricalCrossEntropy)] [AdamW] partial class Net {{ }}";
        Assert.InRange(OwnLength(Repeated(21)) - OwnLength(Repeated(20)), 1, 3_800);
    }

    /// <summary>A convolution, its normalisation and its activation: 16 KB before calls and their claims became one line.</summary>
    [Fact]
    public void ARepeatedConvolutionCostsItsCalls()
    {
        static string Repeated(int n) => $"[Network] [Input(16, 16, 16)] {string.Concat(Enumerable.Repeat("[Conv2D(16, 3, Padding = Padding.Same, UseBias = false)] [BatchNormalization] [Activation(ReLU)] ", n))}[GlobalAveragePooling2D] [Dense(10, Activation = Softmax)] [Loss(SparseCategoricalCrossEntropy)] [AdamW] partial class Net {{ }}";
        Assert.InRange(OwnLength(Repeated(9)) - OwnLength(Repeated(8)), 1, 12_800);
    }

    /// <summary>3.5 MB when each had tiles of its own. The aim is a third of that: what each still has for itself is its engine and its surface.</summary>
    [Fact]
    public void ThirtyNetworksInOneProjectShareTheirTiles() => Assert.InRange(Harness.Generate(Small()).Values.Sum(text => text.Length), 1, 1_950_000);

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
