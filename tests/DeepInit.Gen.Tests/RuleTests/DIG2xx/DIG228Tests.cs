using DeepInit.Gen.Tests.RuleTests.Support;

namespace DeepInit.Gen.Tests.RuleTests;

/// <summary>Two activations in a row.</summary>
public class DIG228Tests
{
    [Fact]
    public void AnActivationAfterAnActivationIsMarked() => RuleTester.Reports("DIG228", """
        [Input(4)]
        [Dense(8, Activation = ReLU)]
        [Activation({|DIG228:ReLU|})]
        [Dense(1)]
        """);

    [Fact]
    public void DropoutBetweenDoesNotHideIt() => RuleTester.Reports("DIG228", """
        [Input(4)]
        [Dense(8, Activation = ReLU)]
        [Dropout(0.5)]
        [Activation({|DIG228:Tanh|})]
        [Dense(1)]
        """);

    [Fact]
    public void AnActivationAfterALinearLayerIsSilent() => RuleTester.Silent("DIG228", """
        [Input(4)]
        [Dense(8)]
        [Activation(ReLU)]
        [Dense(1)]
        """);

    [Fact]
    public void AnActivationAfterASumIsSilent() => RuleTester.Silent("DIG228", """
        [Input(8)]
        [Dense(8, Activation = ReLU)]
        [Add("x")]
        [Activation(ReLU)]
        [Dense(1)]
        """);

    [Fact]
    public void TheFixRemovesTheSecond() => FixTester.Fixes(
        "DIG228",
        """
        [Input(4)]
        [Dense(8, Activation = ReLU)]
        [Activation(ReLU)]
        [Dense(1)]
        """,
        """
        [Input(4)]
        [Dense(8, Activation = ReLU)]
        [Dense(1)]
        """);

    [Fact]
    public void FixAllMendsEveryNetwork() => FixTester.FixesAll("DIG228", """
        [Input(4)]
        [Dense(8, Activation = ReLU)]
        [Activation(ReLU)]
        [Dense(1)]
        """);
}
