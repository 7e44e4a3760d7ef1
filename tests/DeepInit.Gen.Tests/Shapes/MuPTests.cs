using DeepInit.Gen.Initializers;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Tests.Support;

namespace DeepInit.Gen.Tests.Shapes;

/// <summary>Which rates and starts <c>[MuP]</c> gives: by the dimensions that grow with the width, which the graph has.</summary>
public sealed class MuPTests
{
    private const string Layers = """
        [Input(6)] [Dense(24, Name = "a", Init = Init.LeCunNormal, Activation = Activation.ReLU)] [Dense(32, Name = "b", Init = Init.LeCunNormal, Activation = Activation.ReLU)] [Dense(3, Name = "c", Init = Init.LeCunNormal)]
        """;

    [Fact]
    public void AdamMovesWhatReadsAHiddenWidthAtOneOverIt() => Assert.Equal(
        [("a.weight", 1), ("a.bias", 1), ("b.weight", 1 / 3.0), ("b.bias", 1), ("c.weight", 0.25), ("c.bias", 1)],
        Factors(Layers + "[Adam] [MuP(BaseWidth = 8)]"));

    [Fact]
    public void GradientDescentMovesFirstMatricesAndHiddenVectorsByTheirWidth() => Assert.Equal(
        [("a.weight", 3), ("a.bias", 3), ("b.weight", 1), ("b.bias", 4), ("c.weight", 0.25), ("c.bias", 1)],
        Factors(Layers + "[SGD] [MuP(BaseWidth = 8)]"));

    // Of variance 1 / fan in, and base / fan in² at the output.
    [Fact]
    public void OutputsStartSmaller()
    {
        ShapedNetwork with = Network(Layers + "[Adam] [MuP(BaseWidth = 8)]"), without = Network(Layers + "[Adam]");
        foreach ((string name, double factor) in new[] { ("a.weight", 1.0), ("b.weight", 1), ("c.weight", 0.5) })
            Assert.Equal(factor * Deviation(without, name), Deviation(with, name), 1e-12);
        Assert.Equal(Math.Sqrt(8.0 / (32 * 32)), Deviation(with, "c.weight"), 1e-12);

        static double Deviation(ShapedNetwork network, string name) => network.Parameters.Single(parameter => parameter.Name == name).Init.Arguments.Last();
    }

    // 1 / r of the variance, r = 4, whatever the fans are that it comes from: of the fan in, of both, of the fan out. What has a deviation of its own, or is orthogonal, stays.
    [Theory]
    [InlineData("", 4)]
    [InlineData(", Init = Init.XavierNormal, Gain = 3", 4)]
    [InlineData(", Init = Init.HeUniform", 4)]
    [InlineData(", Init = Init.HeNormal, Fan = Fan.FanOut", 4)]
    [InlineData(", Init = Init.HeUnbiased", 4)]
    [InlineData(", Init = Init.LeCunUniform", 4)]
    [InlineData(", Init = Init.VarianceScaling, Fan = Fan.FanAvg", 4)]
    [InlineData(", Init = Init.VarianceScaling, Distribution = InitDistribution.Uniform", 4)]
    [InlineData(", Init = Init.Normal", 1)]
    [InlineData(", Init = Init.TruncatedNormal", 1)]
    [InlineData(", Init = Init.Orthogonal", 1)]
    [InlineData(", Init = Init.Zeros", 1)]
    public void TheVarianceOfAnOutputIsDivided(string init, double divisor)
    {
        string layers = $"[Input(10)] [Dense(256, Activation = Activation.ReLU)] [Dense(1000, Name = \"out\"{init})] [AdamW]";
        ResolvedInit with = Start(layers + "[MuP(BaseWidth = 64)]"), without = Start(layers);
        Assert.Equal(without.Sigma / Math.Sqrt(divisor), with.Sigma, 1e-12);
        Assert.Equal(without.Arguments.Select(argument => argument / Math.Sqrt(divisor)), with.Arguments, (a, b) => Math.Abs(a - b) < 1e-12);
        Assert.Equal(divisor > 1, with.Words.EndsWith(", times 1 / √4 by [MuP]", StringComparison.Ordinal));

        static ResolvedInit Start(string network) => Network(network).Parameters.Single(parameter => parameter.Name == "out.weight").Init;
    }

    [Fact]
    public void AtTheBaseWidthNothingDiffers()
    {
        const string Square = "[Input(6)] [Dense(16, Name = \"a\", Activation = Activation.ReLU)] [Dense(16, Name = \"b\", Activation = Activation.ReLU)] [Dense(3, Name = \"c\")] [AdamW]";
        Assert.Equal(Network(Square).Parameters, Network(Square + "[MuP(BaseWidth = 16)]").Parameters);
    }

    // The channels are the width, not the pixels that a dense layer reads of each; filters of one channel read nothing that grows; an activation after the last layer makes it none the less an output.
    [Fact]
    public void ChannelsAreAWidthAndPixelsAreNot() => Assert.Equal(
        [("first.weight", 1), ("depth.weight", 1), ("head.weight", 0.5)],
        Factors("""
            [Input(6, 6, 3)] [Conv2D(16, 3, Name = "first")] [DepthwiseConv2D(3, Name = "depth")] [Flatten] [Dense(3, Name = "head")] [Activation(Activation.Sigmoid)] [Adam] [MuP(BaseWidth = 8)]
            """).Where(factor => factor.Item1.EndsWith("weight", StringComparison.Ordinal)));

    // Two branches of 16 beside each other are 32 wide; what is recurrent reads its own units.
    [Fact]
    public void WidthsAddUpBesideEachOther() => Assert.Equal(
        [("one.weight", 1), ("two.weight", 1), ("head.weight", 0.25)],
        Factors("""
            [Input("x", 5)] [Dense(16, Name = "one", From = "x")] [Dense(16, Name = "two", From = "x")] [Concat("one", "two")] [Dense(3, Name = "head")] [Adam] [MuP(BaseWidth = 8)]
            """).Where(factor => factor.Item1.EndsWith("weight", StringComparison.Ordinal)));

    [Fact]
    public void TheReasonIsSaidAndTheFactorMultiplied()
    {
        ShapedNetwork network = Network(Layers + "[Adam] [MuP(BaseWidth = 8)] [LayerDecay(0.5)] [Parameter(\"b.weight\", LearningRateScale = 3)]");
        ParameterShape weight = network.Parameters.Single(parameter => parameter.Name == "b.weight");
        Assert.Equal(3 * 0.5 / 3, weight.Settings.LearningRateScale, 1e-15);
        Assert.Equal("[LayerDecay]: 1 after it, [MuP]: 24 wide", weight.Settings.WhyScaled);
    }

    private static (string, double)[] Factors(string network) => [.. Network(network).Parameters.Select(parameter => (parameter.Name, parameter.Settings.LearningRateScale))];

    private static ShapedNetwork Network(string attributes) => Harness.Shape($$"""
        using DeepInit;
        [Network] {{attributes}} [Loss(Loss.MeanSquaredError)]
        partial class Net { }
        """);
}
