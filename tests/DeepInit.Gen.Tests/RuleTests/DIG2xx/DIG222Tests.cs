using DeepInit.Gen.Tests.RuleTests.Support;

namespace DeepInit.Gen.Tests.RuleTests;

/// <summary>Softmax over a single value.</summary>
public class DIG222Tests
{
    [Fact]
    public void SoftmaxOnOneUnitIsMarked() => RuleTester.Reports("DIG222", """
        [Input(4)]
        [Dense(8, Activation = ReLU)]
        [Dense(1, {|DIG222:Activation = Softmax|})]
        [Loss(BinaryCrossEntropy)]
        [AdamW]
        """);

    [Fact]
    public void SoftmaxOnTwoUnitsIsSilent() => RuleTester.Silent("DIG222", """
        [Input(4)]
        [Dense(8, Activation = ReLU)]
        [Dense(2, Activation = Softmax)]
        [Loss(SparseCategoricalCrossEntropy)]
        [AdamW]
        """);

    [Fact]
    public void TheFixUsesSigmoid() => FixTester.Fixes(
        "DIG222",
        """
        [Input(4)]
        [Dense(1, Activation = Softmax)]
        [Loss(BinaryCrossEntropy)]
        [AdamW]
        """,
        """
        [Input(4)]
        [Dense(1, Activation = Sigmoid)]
        [Loss(BinaryCrossEntropy)]
        [AdamW]
        """);

    [Fact]
    public void FixAllMendsEveryNetwork() => FixTester.FixesAll("DIG222", """
        [Input(4)]
        [Dense(1, Activation = Softmax)]
        [Loss(BinaryCrossEntropy)]
        [AdamW]
        """);
}
