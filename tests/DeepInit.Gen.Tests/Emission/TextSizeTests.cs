using DeepInit.Gen.Tests.Support;

namespace DeepInit.Gen.Tests.Emission;

/// <summary>How much text networks cost: the compiler reads it in every build, and the JIT what of it runs.</summary>
public sealed class TextSizeTests
{
    private const int Networks = 30;

    [Fact]
    public void TheFirstNetworkOfTheReadmeStaysSmall() => Assert.InRange(OwnLength(Samples.TumourClassifier), 1, 60_000);

    /// <summary>3.5 MB when each had tiles of its own. The aim is a third of that: what each still has for itself is its engine and its surface.</summary>
    [Fact]
    public void ThirtyNetworksInOneProjectShareTheirTiles() => Assert.InRange(Harness.Generate(Small()).Values.Sum(text => text.Length), 1, 2_000_000);

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
