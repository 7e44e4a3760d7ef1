using DeepInit.Gen.Tests.RuleTests.Support;

namespace DeepInit.Gen.Tests.RuleTests;

/// <summary>Two linear layers in a row.</summary>
public class DIG229Tests
{
    [Fact]
    public void TwoLinearLayersAreMarkedAtTheFirst() => RuleTester.Reports("DIG229", """
        [Input(4)]
        [{|DIG229:Dense(8)|}]
        [Dense(1)]
        """);

    [Fact]
    public void DropoutBetweenIsNoActivation() => RuleTester.Reports("DIG229", """
        [Input(4)]
        [{|DIG229:Dense(8)|}]
        [Dropout(0.5)]
        [Dense(1)]
        """);

    [Fact]
    public void AnActivationBetweenIsSilent() => RuleTester.Silent("DIG229", """
        [Input(4)]
        [Dense(8)]
        [Activation(ReLU)]
        [Dense(1)]
        """);

    [Fact]
    public void AFactorisationOfLowRankIsSilent() => RuleTester.Silent("DIG229", """
        [Input(64)]
        [Dense(8)]
        [Dense(64, Activation = ReLU)]
        [Dense(1)]
        """);

    [Fact]
    public void AFrozenProjectionIsSilent() => RuleTester.Silent("DIG229", """
        [Input(64)]
        [Dense(96, Trainable = false)]
        [Dense(1)]
        """);

    [Fact]
    public void TheFixAddsReLU() => FixTester.Fixes(
        "DIG229",
        """
        [Input(4)]
        [Dense(8)]
        [Dense(1)]
        """,
        """
        [Input(4)]
        [Dense(8, Activation = ReLU)]
        [Dense(1)]
        """);

    [Fact]
    public void FixAllMendsEveryNetwork() => FixTester.FixesAll("DIG229", """
        [Input(4)]
        [Dense(8)]
        [Dense(1)]
        """);

    [Fact]
    public void ConvolutionsAreLinearToo() => RuleTester.Reports("DIG229", """
        [Input(8, 8, 3)]
        [{|DIG229:Conv2D(32, 3)|}]
        [Conv2D(16, 3, Activation = ReLU)]
        """);

    [Fact]
    public void FlattenMakesNoDifference() => RuleTester.Reports("DIG229", """
        [Input(8, 8, 3)]
        [{|DIG229:Conv2D(32, 3)|}]
        [Flatten]
        [Dense(10)]
        """);

    [Fact]
    public void ANormalisationOrAMaximumBetweenIsSilent() => RuleTester.Silent("DIG229", """
        [Input(16, 16, 3)]
        [Conv2D(32, 3)]
        [MaxPooling2D(2)]
        [Conv2D(32, 3)]
        [BatchNormalization]
        [Conv2D(16, 3, Activation = ReLU)]
        """);

    [Fact]
    public void AWindowInTwoStepsIsSilent() => RuleTester.Silent("DIG229", """
        [Input(8, 8, 3)]
        [Conv2D(32, 3, 1)]
        [Conv2D(32, 1, 3, Activation = ReLU)]
        """);
}
