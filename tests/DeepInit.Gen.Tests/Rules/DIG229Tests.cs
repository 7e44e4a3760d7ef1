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
}
