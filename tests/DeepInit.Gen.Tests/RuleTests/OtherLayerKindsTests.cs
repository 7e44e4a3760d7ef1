using DeepInit.Gen.Diagnostics.Checks;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Tests.RuleTests.Support;
using DeepInit.Gen.Tests.Support;

namespace DeepInit.Gen.Tests.RuleTests;

/// <summary>Rules on layers other than dense ones: fans count the taps of a filter, and normalisations end what compounds.</summary>
public class OtherLayerKindsTests
{
    private const string Rest = "\n[GlobalAveragePooling2D]\n[Dense(10)]\n[Loss(CrossEntropy)]\n[AdamW]\n";

    [Fact]
    public void AConvolutionOfZerosIsMarked() =>
        RuleTester.Reports("DIG201", "[Input(8, 8, 3)]\n[Conv2D(16, 3, {|DIG201:Init = Zeros|}, Activation = ReLU)]" + Rest);

    // Whatever a kind calls its matrices: a separable convolution has two in a row.
    [Theory]
    [InlineData("DIG201", "[Input(8, 8, 3)]\n[SeparableConv2D(16, 3, {|DIG201:Init = Zeros|}, Activation = ReLU)]")]
    [InlineData("DIG202", "[Input(8, 8, 3)]\n[SeparableConv2D(16, 3, {|DIG202:Init = Xavier|}, Activation = ReLU)]")]
    [InlineData("DIG205", "[Input(8, 8, 3)]\n[{|DIG205:SeparableConv2D(16, 3, Init = Orthogonal, Activation = ReLU)|}]")]
    [InlineData("DIG206", "[Input(8, 8, 3)]\n[SeparableConv2D(64, 3, Init = Gaussian, Activation = ReLU)]\n[SeparableConv2D(64, 3, {|DIG206:Init = Gaussian|}, Activation = ReLU)]")]
    [InlineData("DIG301", "[Input(8, 8, 3)]\n[SeparableConv2D({|DIG301:20|}, 3, Activation = ReLU)]")]
    public void ASeparableConvolutionIsSeenByTheChecksOfStarts(string rule, string network) => RuleTester.Reports(rule, network + Rest);

    // E[z²] = E[x²] · (E[w²] · 9) · (E[v²] · 3): the product of its two maps.
    [Fact]
    public void TheSignalOfASeparableConvolutionPassesBothMaps()
    {
        ShapedNetwork network = Harness.Shape("[Network] [Input(8, 8, 3)] [SeparableConv2D(16, 3, Init = Normal, Sigma = 0.5)] [Flatten] [Dense(1)] public partial class Net { }");
        Assert.Equal(0.25 * 9 * 0.25 * 3, SignalPropagation.Of(new NetworkIndex(network), _ => false)[0].Sums, 6);
    }

    // Of independent normal values: the largest of two is as far from 0 as one of them, of three it has mean 3 / (2√π) and E[y²] = 1 + √3 / (2π).
    [Theory]
    [InlineData("Subtract(\"a\", \"b\")", 2)]
    [InlineData("Average(\"a\", \"b\", \"c\")", 1.0 / 3)]
    [InlineData("Maximum(\"a\", \"b\")", 1)]
    [InlineData("Maximum(\"a\", \"b\", \"c\")", 1.27566)]
    [InlineData("Minimum(\"a\", \"b\", \"c\")", 1.27566)]
    public void TheSignalOfCombinedValues(string layer, double moment)
    {
        ShapedNetwork network = Harness.Shape($"[Network] [Input(\"a\", 8)] [Input(\"b\", 8)] [Input(\"c\", 8)] [{layer}] [Dense(1)] public partial class Net {{ }}");
        Assert.Equal(moment, SignalPropagation.Of(new NetworkIndex(network), _ => false)[0].Sums, 3);
    }

    [Fact]
    public void AUnitOfATransposedConvolutionIsAFilter() => Assert.Contains(
        "its 16 units compute the same",
        RuleTester.Single("DIG201", "[Input(8, 8, 3)] [Conv2DTranspose(16, 3, Init = Ones, Activation = Tanh)]" + Rest).GetMessage(null),
        StringComparison.Ordinal);

    [Fact]
    public void ADepthwiseConvolutionOfOnesIsAMeanOfPixels() =>
        RuleTester.Silent("DIG201", "[Input(8, 8, 3)]\n[DepthwiseConv2D(3, Init = Ones, Activation = Tanh)]" + Rest);

    // 2^60 paths lead from the first convolution to the last layer; each value is to be looked at once.
    [Fact]
    public void SixtyResidualSumsAreLookedThroughOnce()
    {
        string blocks = string.Concat(Enumerable.Range(0, 60).Select(i => $"[Conv2D(4, 3, Padding = Padding.Same, Name = \"c{i}\")] [Dropout(0.1)] [Add(\"c{i}\")] "));
        Assert.NotEmpty(RuleTester.Analyze(RuleTester.Whole("[Input(8, 8, 4)] " + blocks + "[Dense(3)] [Loss(CrossEntropy)] [AdamW]")));
    }

    [Fact]
    public void XavierBeforeReLUIsMarkedOnAConvolution() =>
        RuleTester.Reports("DIG202", "[Input(8, 8, 3)]\n[Conv2D(16, 3, {|DIG202:Init = Xavier|}, Activation = ReLU)]" + Rest);

    // σ² · fan in = 0.1925² · 27 = 1
    [Fact]
    public void TheFanInOfAConvolutionCountsItsTaps() =>
        RuleTester.Silent("DIG203", "[Input(8, 8, 3)]\n[Conv2D(16, 3, Init = Gaussian, Sigma = 0.1925, Activation = SELU)]" + Rest);

    [Fact]
    public void ABiasOptionOfAConvolutionWithoutBiasIsMarked() =>
        RuleTester.Reports("DIG018", "[Input(8, 8, 3)]\n[Conv2D(16, 3, UseBias = false, {|DIG018:BiasInit = Ones|}, Activation = ReLU)]" + Rest);

    [Fact]
    public void AConvolutionIntoANormalisationIsSilent() =>
        RuleTester.Silent("DIG202", "[Input(8, 8, 3)]\n[Conv2D(16, 3, Init = He, UseBias = false)]\n[BatchNormalization]\n[Activation(ReLU)]" + Rest);

    [Fact]
    public void ASquashedConvolutionIsSeenThroughPoolingAndFlatten()
    {
        RuleTester.Reports("DIG220", "[Input(8, 8, 3)]\n[Conv2D(1, 8, {|DIG220:Activation = Sigmoid|})]\n[Flatten]\n[Loss(BinaryCrossEntropyWithLogits)]\n[AdamW]\n");
        RuleTester.Reports("DIG220", "[Input(8, 8, 3)]\n[Conv2D(10, 3, {|DIG220:Activation = Softmax|})]\n[GlobalAveragePooling2D]\n[Loss(CrossEntropy)]\n[AdamW]\n");
        RuleTester.Reports("DIG220", "[Input(8, 8, 3)]\n[Conv2D(10, 3, {|DIG220:Activation = Sigmoid|})]\n[MaxPooling2D(6)]\n[Flatten]\n[Loss(BinaryCrossEntropyWithLogits)]\n[AdamW]\n");
    }

    [Fact]
    public void LogitsThroughPoolingAreSilent() =>
        RuleTester.Silent("DIG220", "[Input(8, 8, 3)]\n[Conv2D(10, 3)]\n[GlobalAveragePooling2D]\n[Loss(CrossEntropy)]\n[AdamW]\n");

    [Fact]
    public void ProbabilitiesOfPixelsAreThoseOfTheFlattenedImage()
    {
        const string Masks = "[Input(8, 8, 3)]\n[Conv2D(1, 3, Padding = Padding.Same, Activation = Sigmoid)]\n[Flatten]\n[Loss(BinaryCrossEntropy)]\n[AdamW]\n";
        RuleTester.Silent("DIG221", Masks);
        RuleTester.Reports("DIG221", Masks.Replace("Activation = Sigmoid", "{|DIG221:Activation = Tanh|}", StringComparison.Ordinal));
    }

    [Fact]
    public void EveryPartOfAConcatIsSeen() => RuleTester.Reports("DIG221", """
        [Input(4)]
        [Dense(2, Name = "a", From = "x", Activation = Sigmoid)]
        [Dense(2, Name = "b", From = "x", {|DIG221:Activation = Tanh|})]
        [Concat("a", "b")]
        [Loss(BinaryCrossEntropy)]
        [AdamW]
        """);

    [Fact]
    public void APartOfAConcatThatIsRightIsSilent() => RuleTester.Silent("DIG221", """
        [Input(4)]
        [Dense(2, Name = "a", From = "x", Activation = Sigmoid)]
        [Dense(2, Name = "b", From = "x", Activation = Sigmoid)]
        [Concat("a", "b")]
        [Loss(BinaryCrossEntropy)]
        [AdamW]
        """);

    [Fact]
    public void TwoActivationsAreSeenThroughFlatten() =>
        RuleTester.Reports("DIG228", "[Input(8, 8, 3)]\n[Conv2D(16, 3, Activation = ReLU)]\n[Flatten]\n[Activation({|DIG228:ReLU|})]\n[Dense(10)]\n");

    [Fact]
    public void ScalesOfNormalisationsThatDecayAreMarked() => RuleTester.Reports(
        "DIG234",
        "[Input(8, 8, 3)]\n[Conv2D(16, 3, UseBias = false)]\n[BatchNormalization]\n[Activation(ReLU)]\n[GlobalAveragePooling2D]\n[Dense(10, UseBias = false)]\n"
        + "[Loss(CrossEntropy)]\n[AdamW({|DIG234:DecayScope = DecayScope.All|})]\n");

    [Fact]
    public void WithoutTheScopeNormalisationsDoNotDecay() =>
        RuleTester.Silent("DIG234", "[Input(8, 8, 3)]\n[Conv2D(16, 3, UseBias = false)]\n[BatchNormalization]\n[Activation(ReLU)]" + Rest);

    [Fact]
    public void FiltersJustPastAPanelAreMarked() =>
        RuleTester.Reports("DIG301", "[Input(8, 8, 3)]\n[Conv2D({|DIG301:20|}, 3, Activation = ReLU)]" + Rest);

    [Fact]
    public void FiltersOfWholePanelsAreSilent() => RuleTester.Silent("DIG301", "[Input(8, 8, 3)]\n[Conv2D(32, 3, Activation = ReLU)]" + Rest);

    [Fact]
    public void DropoutAfterTheLastConvolutionIsOnTheOutput() => RuleTester.Reports(
        "DIG230", "[Input(8, 8, 3)]\n[Conv2D(10, 3)]\n[GlobalAveragePooling2D]\n[{|DIG230:Dropout(0.5)|}]\n[Loss(CrossEntropy)]\n[AdamW]\n");

    [Fact]
    public void AGaussianThatExplodesInConvolutionsIsMarked() => RuleTester.Reports(
        "DIG206", "[Input(8, 8, 3)]\n[Conv2D(64, 3, Init = Gaussian, Activation = ReLU)]\n[Conv2D(64, 3, {|DIG206:Init = Gaussian|}, Activation = ReLU)]" + Rest);

    [Fact]
    public void ABatchNormalisationEndsTheExplosion() => RuleTester.Silent(
        "DIG206",
        "[Input(8, 8, 3)]\n[Conv2D(64, 3, Init = Gaussian, UseBias = false)]\n[BatchNormalization]\n[Activation(ReLU)]\n"
        + "[Conv2D(64, 3, Init = Gaussian, UseBias = false)]\n[BatchNormalization]\n[Activation(ReLU)]" + Rest);
}
