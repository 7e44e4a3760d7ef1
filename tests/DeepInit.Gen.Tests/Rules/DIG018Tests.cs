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
}
