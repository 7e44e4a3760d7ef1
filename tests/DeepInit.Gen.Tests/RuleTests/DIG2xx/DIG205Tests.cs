using DeepInit.Gen.Tests.RuleTests.Support;

namespace DeepInit.Gen.Tests.RuleTests;

/// <summary>The gain of the activation is not passed on.</summary>
public class DIG205Tests
{
    [Fact]
    public void OrthogonalBeforeReLUIsMarked() => RuleTester.Reports("DIG205", """
        [Input(8)]
        [{|DIG205:Dense(8, Init = Orthogonal, Activation = ReLU)|}]
        [Dense(1)]
        """);

    [Fact]
    public void OrthogonalWithAGainIsSilent() => RuleTester.Silent("DIG205", """
        [Input(8)]
        [Dense(8, Init = Orthogonal, Gain = 1.4142, Activation = ReLU)]
        [Dense(1)]
        """);

    [Fact]
    public void OrthogonalBeforeTanhIsSilent() => RuleTester.Silent("DIG205", """
        [Input(8)]
        [Dense(8, Init = Orthogonal, Activation = Tanh)]
        [Dense(1)]
        """);

    [Fact]
    public void TheFixPassesTheGainOn() => FixTester.Fixes(
        "DIG205",
        """
        [Input(8)]
        [Dense(8, Init = Orthogonal, Activation = ReLU)]
        [Dense(1)]
        """,
        """
        [Input(8)]
        [Dense(8, Init = Orthogonal, Activation = ReLU, Gain = 1.4142)]
        [Dense(1)]
        """);

    [Fact]
    public void TheFixScalesTheVariance() => FixTester.Fixes(
        "DIG205",
        """
        [Input(8)]
        [Dense(8, Init = VarianceScaling, Activation = ReLU)]
        [Dense(1)]
        """,
        """
        [Input(8)]
        [Dense(8, Init = VarianceScaling, Activation = ReLU, Scale = 2)]
        [Dense(1)]
        """);

    [Fact]
    public void FixAllMendsEveryNetwork() => FixTester.FixesAll("DIG205", """
        [Input(8)]
        [Dense(8, Init = Orthogonal, Activation = ReLU)]
        [Dense(1)]
        """);
}
