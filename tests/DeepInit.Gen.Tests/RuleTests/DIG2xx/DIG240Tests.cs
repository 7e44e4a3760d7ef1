using DeepInit.Gen.Tests.RuleTests.Support;

namespace DeepInit.Gen.Tests.RuleTests;

/// <summary>LogSoftmax before a loss that includes it.</summary>
public class DIG240Tests
{
    [Fact]
    public void LogSoftmaxBeforeCrossEntropyIsMarked() => RuleTester.Reports("DIG240", """
        [Input(4)]
        [Dense(3, {|DIG240:Activation = LogSoftmax|})]
        [Loss(CrossEntropy)]
        [AdamW]
        """);

    [Fact]
    public void LogSoftmaxBeforeNegativeLogLikelihoodIsSilent() => RuleTester.Silent("DIG240", """
        [Input(4)]
        [Dense(3, Activation = LogSoftmax)]
        [Loss(NegativeLogLikelihood)]
        [AdamW]
        """);

    [Fact]
    public void TheFixRemovesTheActivation() => FixTester.Fixes(
        "DIG240",
        """
        [Input(4)]
        [Dense(3, Activation = LogSoftmax)]
        [Loss(CrossEntropy)]
        [AdamW]
        """,
        """
        [Input(4)]
        [Dense(3)]
        [Loss(CrossEntropy)]
        [AdamW]
        """);

    [Fact]
    public void FixAllMendsEveryNetwork() => FixTester.FixesAll("DIG240", """
        [Input(4)]
        [Dense(3, Activation = LogSoftmax)]
        [Loss(CrossEntropy)]
        [AdamW]
        """);
}
