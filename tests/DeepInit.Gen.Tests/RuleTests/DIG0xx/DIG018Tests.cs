using DeepInit.Gen.Tests.RuleTests.Support;

namespace DeepInit.Gen.Tests.RuleTests;

/// <summary>An option has no effect with this choice.</summary>
public class DIG018Tests
{
    [Fact]
    public void ASlopeWithoutLeakyReLUIsMarked() => RuleTester.Reports("DIG018", """
        [Input(4)]
        [Dense(8, Activation = ReLU, {|DIG018:NegativeSlope = 0.2|})]
        [Dense(1)]
        """);

    [Fact]
    public void ASigmaWithoutAGaussianIsMarked() => RuleTester.Reports("DIG018", """
        [Input(4)]
        [Dense(8, Init = He, {|DIG018:Sigma = 0.1|}, Activation = ReLU)]
        [Dense(1)]
        """);

    [Fact]
    public void ADeltaWithoutHuberIsMarked() => RuleTester.Reports("DIG018", """
        [Input(4)]
        [Dense(1)]
        [Loss(MeanSquaredError, {|DIG018:Delta = 0.5|})]
        [AdamW]
        """);

    [Fact]
    public void DampeningWithoutMomentumIsMarked() => RuleTester.Reports("DIG018", """
        [Input(4)]
        [Dense(1)]
        [Loss(MeanSquaredError)]
        [SGD({|DIG018:Dampening = 0.5|})]
        """);

    [Fact]
    public void AFloorWithoutCautionIsMarked() => RuleTester.Reports("DIG018", """
        [Network]
        [Input(4)]
        [Dense(1)]
        [Loss(MeanSquaredError)]
        [AdamW({|DIG018:CautionFloor = 0.5|})]
        """);

    [Theory]
    [InlineData("[AdamW] [{|DIG018:LayerDecay(0.5)|}]", "[Dense(1)]")]
    [InlineData("[AdamW] [LayerDecay({|DIG018:1|})]", "[Dense(4, Activation = ReLU)] [Dense(1)]")]
    [InlineData("[AdamW] [{|DIG018:MuP|}]", "[Dense(1)]")]
    [InlineData("[{|DIG018:MuP|}]", "[Dense(4, Activation = ReLU)] [Dense(1)]")]
    [InlineData("[{|DIG018:LayerDecay(0.5)|}]", "[Dense(4, Activation = ReLU)] [Dense(1)]")]
    [InlineData("[AdamW] [Parameter(\"dense0.*\", Trainable = false, {|DIG018:L2 = 0.1|})]", "[Dense(4, Activation = ReLU)] [Dense(1)]")]
    [InlineData("[AdamW] [Parameter(\"*\", {|DIG018:L1 = 0.1|})] [Parameter(\"*.weight\", L1 = 0.2)] [Parameter(\"*.bias\", L1 = 0)]", "[Dense(4, Activation = ReLU)] [Dense(1)]")]
    public void AFactorThatActsOnNothingIsMarked(string training, string layers) => RuleTester.Reports("DIG018", "[Network]\n[Input(4)]\n" + layers + "\n[Loss(MeanSquaredError)]\n" + training);

    [Theory]
    [InlineData("[AdamW] [LayerDecay(0.5)] [Parameter(\"*.weight\", L1 = 0.1, L2 = 0.1)]")]
    [InlineData("[Parameter(\"*.weight\", L1 = 0.1)]")]
    public void AFactorThatActsIsSilent(string training) => RuleTester.Silent("DIG018", "[Network]\n[Input(4)]\n[Dense(4, Activation = ReLU)]\n[Dense(1)]\n[Loss(MeanSquaredError)]\n" + training);

    // LARS treats tensors that do not decay otherwise, without a coefficient, too.
    [Theory]
    [InlineData("[SGD({|DIG018:DecayScope = DecayScope.All|})]")]
    [InlineData("[LAMB(WeightDecay = 0, {|DIG018:DecayScope = DecayScope.All|})]")]
    public void AScopeWithoutDecayIsMarked(string optimizer) => RuleTester.Reports("DIG018", Optimized(optimizer));

    [Theory]
    [InlineData("[LARS(WeightDecay = 0, DecayScope = DecayScope.All)]")]
    [InlineData("[LAMB(WeightDecay = 0, AdaptAll = false, DecayScope = DecayScope.All)]")]
    [InlineData("[LARS(DecayScope = DecayScope.All)] [Parameter(\"*.bias\", WeightDecay = 0)]")]
    public void AScopeThatQuotientsReadIsSilent(string optimizer) => RuleTester.Silent("DIG018", Optimized(optimizer));

    private static string Optimized(string optimizer) => $"""
        [Network]
        [Input(4)]
        [Dense(1)]
        [Loss(MeanSquaredError)]
        {optimizer}
        """;

    [Fact]
    public void ABiasOptionWithoutBiasIsMarked() => RuleTester.Reports("DIG018", """
        [Input(4)]
        [Dense(1, UseBias = false, {|DIG018:BiasInit = Ones|})]
        """);

    [Fact]
    public void PadsBesidePaddingSameAreMarked() => RuleTester.Reports("DIG018", """
        [Input(8, 8, 1)]
        [Conv2D(4, 3, Padding = Padding.Same, {|DIG018:Pads = new[] { 1 }|})]
        [MaxPooling2D(3, Padding = Padding.Same, {|DIG018:Pads = new[] { 1 }|})]
        """);

    [Fact]
    public void OutputPadsBesidePaddingSameAreMarked() => RuleTester.Reports("DIG018", """
        [Input(8, 8, 1)]
        [Conv2DTranspose(4, 3, Strides = new[] { 2 }, Padding = Padding.Same, {|DIG018:OutputPads = new[] { 1 }|})]
        """);

    [Fact]
    public void OptionsThatAreReadAreSilent() => RuleTester.Silent("DIG018", """
        [Input(4)]
        [Dense(8, Init = Gaussian, Sigma = 0.5, Activation = LeakyReLU, NegativeSlope = 0.2)]
        [Dense(1, BiasInit = Constant, BiasValue = 0.5)]
        [Loss(Huber, Delta = 0.5)]
        [SGD(Momentum = 0.9, Dampening = 0.5)]
        """);

    [Fact]
    public void PadsThatAreReadAreSilent() => RuleTester.Silent("DIG018", """
        [Input(8, 8, 1)]
        [Conv2D(4, 3, Pads = new[] { 1 }, Activation = ReLU)]
        [Conv2D(4, 3, Padding = Padding.Same, Pads = new[] { 0 })]
        """);

    [Fact]
    public void OptionsThatRepeatTheirDefaultAreSilent() => RuleTester.Silent("DIG018", """
        [Input(4)]
        [Dense(8, Activation = ReLU, NegativeSlope = 0.01)]
        [Dense(1)]
        [Loss(MeanSquaredError)]
        [SGD(Dampening = 0)]
        """);

    [Fact]
    public void TheFixRemovesTheOption() => FixTester.Fixes(
        "DIG018",
        """
        [Input(4)]
        [Dense(8, Activation = ReLU, NegativeSlope = 0.2)]
        [Dense(1)]
        """,
        """
        [Input(4)]
        [Dense(8, Activation = ReLU)]
        [Dense(1)]
        """);

    [Fact]
    public void FixAllMendsEveryNetwork() => FixTester.FixesAll("DIG018", """
        [Input(4)]
        [Dense(8, Activation = ReLU, NegativeSlope = 0.2)]
        [Dense(1)]
        """);

    private const string Trunk = "[Input(8)]\n[Dense(8, Name = \"a\", Activation = ReLU)]\n[Dense(1, Name = \"head\")]\n[Loss(MeanSquaredError)]\n";

    [Theory]
    [InlineData(Trunk + "[AdamW]\n[{|DIG018:Parameter(\"a.*\")|}]")]
    [InlineData(Trunk + "[AdamW({|DIG018:WeightDecay = 0.1|})]\n[Parameter(\"*\", WeightDecay = 0.02, Decay = true)]\n[Parameter(\"*.bias\", Decay = false)]")]
    [InlineData(Trunk + "[AdamW({|DIG018:WeightDecay = 0.1|})]\n[Parameter(\"*.weight\", WeightDecay = 0.02)]")]
    [InlineData(Trunk + "[AdamW({|DIG018:WeightDecay = 0.1|})]\n[Parameter(\"a.weight\", Decay = false)]\n[Parameter(\"head.weight\", WeightDecay = 0)]")]
    [InlineData(Trunk + "[AdamW({|DIG018:DecayScope = DecayScope.All|})]\n[Parameter(\"*.bias\", WeightDecay = 0)]")]
    [InlineData(Trunk + "[AdamW]\n[Parameter(\"*\", {|DIG018:LearningRateScale = 0.5|})]\n[Parameter(\"a.*\", LearningRateScale = 0.1)]\n[Parameter(\"head.*\", LearningRateScale = 2)]")]
    [InlineData(Trunk + "[AdamW]\n[Parameter(\"a.*\", {|DIG018:Trainable = false|})]\n[Parameter(\"a.weight\", Trainable = true)]\n[Parameter(\"a.bias\", Trainable = true)]")]
    [InlineData(Trunk + "[AdamW]\n[Parameter(\"a.*t\", {|DIG018:Init = Normal|}, {|DIG018:Sigma = 0.1|})]\n[Parameter(\"a.weight\", Init = He)]")]
    [InlineData(Trunk + "[AdamW]\n[Parameter(\"*\", Init = Normal, Sigma = 0.2)]\n[Parameter(\"a.weight\", {|DIG018:Sigma = 0.1|})]")]
    [InlineData(Trunk + "[AdamW]\n[Parameter(\"*\", Decay = false)]\n[Parameter(\"a.weight\", {|DIG018:WeightDecay = 0.1|})]")]
    [InlineData("[Input(8)]\n[Dense(1)]\n[Parameter(\"*\", {|DIG018:Decay = false|})]")]
    [InlineData("[Input(8)]\n[Dense(1, {|DIG018:Init = Normal|}, {|DIG018:Sigma = 0.1|}, {|DIG018:BiasInit = Ones|})]\n[Parameter(\"*\", Init = Uniform)]")]
    [InlineData("[Input(8, 8, 3)]\n[SeparableConv2D(8, 3, Name = \"a\", {|DIG018:Init = Normal|})]\n[Parameter(\"*.depthwise.weight\", Init = He)]\n[Parameter(\"*.pointwise.weight\", Init = He)]")]
    public void WhatParameterLeavesWithoutEffectIsMarked(string attributes) => RuleTester.Reports("DIG018", attributes);

    [Theory]
    [InlineData(Trunk + "[AdamW]\n[Parameter(\"*\", WeightDecay = 0)]")]
    [InlineData(Trunk + "[AdamW(WeightDecay = 0.1)]\n[Parameter(\"a.weight\", WeightDecay = 0.02)]")]
    [InlineData(Trunk + "[AdamW(WeightDecay = 0.1)]\n[Parameter(\"*.weight\", WeightDecay = 0.02)]\n[Parameter(\"a.bias\", Decay = true)]")]
    [InlineData(Trunk + "[AdamW(DecayScope = DecayScope.All)]\n[Parameter(\"a.bias\", WeightDecay = 0)]")]
    [InlineData(Trunk + "[AdamW]\n[Parameter(\"*.weight\", LearningRateScale = 0.1)]\n[Parameter(\"head.*\", LearningRateScale = 0.1)]\n[Parameter(\"a.*\", LearningRateScale = 0.1)]")]
    [InlineData(Trunk + "[AdamW]\n[Parameter(\"*\", Decay = false)]\n[Parameter(\"a.weight\", Decay = true, WeightDecay = 0.1)]")]
    [InlineData("[Input(8, 8, 3)]\n[SeparableConv2D(8, 3, Init = Normal, Sigma = 0.3)]\n[Parameter(\"*.depthwise.weight\", Init = He)]")]
    public void WhatStillActsIsSilent(string attributes) => RuleTester.Silent("DIG018", attributes);

    [Fact]
    public void ABlockOfWhichOneUseIsOverriddenIsSilent() => RuleTester.Silent("DIG018", """
        [Network] [Input(4)] [Use(typeof(Inner), Name = "one")] [Use(typeof(Inner), Name = "two")] [Parameter("one.*", Init = Normal, Sigma = 0.1)] partial class Net { }
        [Block] [Input("v", 4)] [Dense(4, Init = Uniform, Activation = ReLU)] static class Inner { }
        """);

    [Theory]
    [InlineData(
        "[Input(8)] [Dense(4, Name = \"head\", Activation = ReLU)] [Parameter(\"*\", Init = Normal)] [Parameter(\"head.weight\", Sigma = 0.1)]",
        "Sigma of [Parameter(\"head.weight\")] has no effect: the Init of [Parameter(\"*\")] is not taken with it, since an initialiser is taken whole, from one place; Init was left out here, and He normal, which is derived for 'head.weight', does not read it")]
    [InlineData(
        "[Input(8)] [Dense(4, Name = \"head\", Activation = ReLU, Init = Normal)] [Parameter(\"head.weight\", Sigma = 0.1)]",
        "Sigma of [Parameter(\"head.weight\")] has no effect: the Init of Dense 'head' is not taken with it, since an initialiser is taken whole, from one place; Init was left out here, and He normal, which is derived for 'head.weight', does not read it")]
    [InlineData(
        "[Input(8)] [Dense(4, Name = \"head\", Activation = ReLU)] [Parameter(\"head.weight\", Sigma = 0.1)]",
        "Sigma of [Parameter(\"head.weight\")] has no effect: Init was left out, and He normal, which is derived for 'head.weight', does not read it")]
    [InlineData(
        "[Input(8)] [Dense(1, Name = \"head\")] [Parameter(\"head.*\")]",
        "[Parameter(\"head.*\")] of network 'Net' has no effect: it gives no option, and an option that is left out stays as layer and optimiser say")]
    [InlineData(
        Trunk + "[AdamW(WeightDecay = 0.1)] [Parameter(\"*.weight\", WeightDecay = 0.02)]",
        "WeightDecay of AdamW has no effect: [Parameter(\"*.weight\")] decides it for all that it could act on")]
    public void TheMessageSaysWhoDecides(string attributes, string expected) =>
        Assert.Contains(expected, RuleTester.Analyze(RuleTester.Whole(attributes)).Where(d => d.Id == "DIG018").Select(d => d.GetMessage(null)));

    [Fact]
    public void AParameterThatIsLeftWithoutOptionsGoes() => FixTester.Fixes(
        "DIG018",
        "[Network] [Input(4)] [Dense(1, Name = \"head\")] [Parameter(\"*.bias\", Decay = false)] partial class Net { }",
        "[Network] [Input(4)] [Dense(1, Name = \"head\")] partial class Net { }");
}
