using DeepInit.Gen.Tests.RuleTests.Support;

namespace DeepInit.Gen.Tests.RuleTests;

/// <summary>Plain dropout after SELU.</summary>
public class DIG204Tests
{
    [Fact]
    public void DropoutAfterSELUIsMarked() => RuleTester.Reports("DIG204", """
        [Input(4)]
        [Dense(8, Activation = SELU)]
        [{|DIG204:Dropout(0.2)|}]
        [Dense(1)]
        """);

    [Fact]
    public void DropoutAfterReLUIsSilent() => RuleTester.Silent("DIG204", """
        [Input(4)]
        [Dense(8, Activation = ReLU)]
        [Dropout(0.2)]
        [Dense(1)]
        """);

    [Fact]
    public void TheFixRemovesTheDropout() => FixTester.Fixes(
        "DIG204",
        """
        [Input(4)]
        [Dense(8, Activation = SELU)]
        [Dropout(0.2)]
        [Dense(1)]
        """,
        """
        [Input(4)]
        [Dense(8, Activation = SELU)]
        [Dense(1)]
        """);

    [Fact]
    public void FixAllMendsEveryNetwork() => FixTester.FixesAll("DIG204", """
        [Input(4)]
        [Dense(8, Activation = SELU)]
        [Dropout(0.2)]
        [Dense(8, Activation = SELU)]
        [Dropout(0.2)]
        [Dense(1)]
        """);
}
