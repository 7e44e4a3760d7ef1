using DeepInit.Gen.Tests.RuleTests.Support;

namespace DeepInit.Gen.Tests.RuleTests;

/// <summary>Softmax with a binary loss.</summary>
public class DIG225Tests
{
    [Fact]
    public void SoftmaxWithBinaryCrossEntropyIsMarkedAtTheLoss() => RuleTester.Reports("DIG225", """
        [Input(4)]
        [Dense(3, Activation = Softmax)]
        [Loss({|DIG225:BinaryCrossEntropy|})]
        [AdamW]
        """);

    [Fact]
    public void SigmoidForSeveralLabelsIsSilent() => RuleTester.Silent("DIG225", """
        [Input(4)]
        [Dense(3, Activation = Sigmoid)]
        [Loss(BinaryCrossEntropy)]
        [AdamW]
        """);

    [Fact]
    public void TheFixTakesTheCategoricalLoss() => FixTester.Fixes(
        "DIG225",
        """
        [Input(4)]
        [Dense(3, Activation = Softmax)]
        [Loss(BinaryCrossEntropy)]
        [AdamW]
        """,
        """
        [Input(4)]
        [Dense(3, Activation = Softmax)]
        [Loss(CategoricalCrossEntropy)]
        [AdamW]
        """);

    [Fact]
    public void FixAllMendsEveryNetwork() => FixTester.FixesAll("DIG225", """
        [Input(4)]
        [Dense(3, Activation = Softmax)]
        [Loss(BinaryCrossEntropy)]
        [AdamW]
        """);
}
