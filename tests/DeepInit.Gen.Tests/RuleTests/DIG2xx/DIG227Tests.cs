using DeepInit.Gen.Tests.RuleTests.Support;

namespace DeepInit.Gen.Tests.RuleTests;

/// <summary>A hinge loss on an output of one sign.</summary>
public class DIG227Tests
{
    [Fact]
    public void SigmoidBeforeHingeIsMarked() => RuleTester.Reports("DIG227", """
        [Input(4)]
        [Dense(1, {|DIG227:Activation = Sigmoid|})]
        [Loss(Hinge)]
        [AdamW]
        """);

    [Fact]
    public void ReLUBeforeSquaredHingeIsMarked() => RuleTester.Reports("DIG227", """
        [Input(4)]
        [Dense(1, {|DIG227:Activation = ReLU|})]
        [Loss(SquaredHinge)]
        [AdamW]
        """);

    [Fact]
    public void TanhBeforeHingeIsSilent() => RuleTester.Silent("DIG227", """
        [Input(4)]
        [Dense(1, Activation = Tanh)]
        [Loss(Hinge)]
        [AdamW]
        """);

    [Fact]
    public void ALinearScoreIsSilent() => RuleTester.Silent("DIG227", """
        [Input(4)]
        [Dense(1)]
        [Loss(Hinge)]
        [AdamW]
        """);

    [Fact]
    public void TheFixRemovesTheActivation() => FixTester.Fixes(
        "DIG227",
        """
        [Input(4)]
        [Dense(1, Activation = Sigmoid)]
        [Loss(Hinge)]
        [AdamW]
        """,
        """
        [Input(4)]
        [Dense(1)]
        [Loss(Hinge)]
        [AdamW]
        """);

    [Fact]
    public void FixAllMendsEveryNetwork() => FixTester.FixesAll("DIG227", """
        [Input(4)]
        [Dense(1, Activation = Sigmoid)]
        [Loss(Hinge)]
        [AdamW]
        """);
}
