using DeepInit.Gen.Shapes;
using DeepInit.Gen.Tests.Support;

namespace DeepInit.Gen.Tests.Shapes;

/// <summary>Which factor <c>[LayerDecay]</c> gives each tensor: by the layers with parameters on the longest path after its layer.</summary>
public sealed class LayerDecayTests
{
    [Fact]
    public void LayersWithoutParametersDoNotCount() => Assert.Equal(
        [("a.weight", 0.25), ("norm.weight", 0.5), ("norm.bias", 0.5), ("b.weight", 1)],
        Factors("""
            [Input(4)] [Dense(8, Name = "a", UseBias = false)] [LayerNormalization(Name = "norm")] [Activation(Activation.ReLU)] [Dropout(0.1)] [Dense(1, Name = "b", UseBias = false)]
            """));

    // x → stem → (long1 → long2 | short) → add → head: the stem has three after it, whatever the order of the branches.
    [Theory]
    [InlineData("[Dense(4, Name = \"short\", From = \"stem\", UseBias = false)] [Dense(4, Name = \"long1\", From = \"stem\", UseBias = false)] [Dense(4, Name = \"long2\", UseBias = false)]")]
    [InlineData("[Dense(4, Name = \"long1\", UseBias = false)] [Dense(4, Name = \"long2\", UseBias = false)] [Dense(4, Name = \"short\", From = \"stem\", UseBias = false)]")]
    public void OfTwoBranchesTheLongerOneCounts(string branches)
    {
        (string, double)[] factors = Factors($"""
            [Input(4)] [Dense(4, Name = "stem", UseBias = false)] {branches} [Add("long2", "short", Name = "sum")] [Dense(1, Name = "head", UseBias = false)]
            """);
        Assert.Equal(
            [("head.weight", 1), ("long1.weight", 0.25), ("long2.weight", 0.5), ("short.weight", 0.5), ("stem.weight", 0.125)],
            factors.OrderBy(factor => factor.Item1, StringComparer.Ordinal));
    }

    // one.fc → one.fc2 → two.fc → two.fc2 → head, where two has the parameters of one.
    [Fact]
    public void TheLayersOfABlockCountOneByOneAndTheUseThatSharesCountsAgain() => Assert.Equal(
        [("one.fc.weight", 0.0625), ("one.fc2.weight", 0.125), ("head.weight", 1)],
        Factors("""
            [Input(4)] [Use(typeof(Pair), Name = "one")] [Use(typeof(Pair), Name = "two", SharedWith = "one")] [Dense(1, Name = "head", UseBias = false)]
            """));

    [Fact]
    public void ItIsMultipliedWithTheFactorOfAParameterAndStandsInItsReasons()
    {
        ShapedNetwork network = Network("""
            [Input(4)] [Dense(8, Name = "a")] [Dense(1, Name = "b")] [Parameter("a.bias", LearningRateScale = 3)] [Parameter("b.bias", Trainable = false)]
            """);
        Assert.Equal([("a.weight", 0.5, "[LayerDecay]: 1 after it"), ("a.bias", 1.5, "[LayerDecay]: 1 after it"), ("b.weight", 1, ""), ("b.bias", 1, "")],
            network.Parameters.Select(parameter => (parameter.Name, parameter.Settings.LearningRateScale, parameter.Settings.WhyScaled)));
    }

    private static (string, double)[] Factors(string layers) => [.. Network(layers).Parameters.Select(parameter => (parameter.Name, parameter.Settings.LearningRateScale))];

    private static ShapedNetwork Network(string layers) => Harness.Shape($$"""
        using DeepInit;
        [Network] {{layers}} [Loss(Loss.MeanSquaredError)] [AdamW] [LayerDecay(0.5)]
        partial class Net { }
        [Block] [Dense(4, Name = "fc", UseBias = false)] [Dense(4, Name = "fc2", UseBias = false)] static class Pair { }
        """);
}
