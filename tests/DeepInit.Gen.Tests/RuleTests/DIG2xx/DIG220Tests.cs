using DeepInit.Gen.Tests.RuleTests.Support;

namespace DeepInit.Gen.Tests.RuleTests;

/// <summary>A loss that takes logits gets squashed values.</summary>
public class DIG220Tests
{
    [Fact]
    public void SoftmaxBeforeCrossEntropyIsMarked() => RuleTester.Reports("DIG220", """
        [Input(4)]
        [Dense(8, Activation = ReLU)]
        [Dense(3, {|DIG220:Activation = Softmax|})]
        [Loss(CrossEntropy)]
        [AdamW]
        """);

    [Fact]
    public void SigmoidBeforeALogitsLossIsMarked() => RuleTester.Reports("DIG220", """
        [Input(4)]
        [Dense(8, Activation = ReLU)]
        [Dense(1, {|DIG220:Activation = Sigmoid|})]
        [Loss(BinaryCrossEntropyWithLogits)]
        [AdamW]
        """);

    [Fact]
    public void AnActivationLayerIsMarkedToo() => RuleTester.Reports("DIG220", """
        [Input(4)]
        [Dense(3)]
        [Activation({|DIG220:Softmax|})]
        [Loss(CrossEntropy)]
        [AdamW]
        """);

    [Fact]
    public void ReLUBeforeALogitsLossIsMarked() => RuleTester.Reports("DIG220", """
        [Input(4)]
        [Dense(1, {|DIG220:Activation = ReLU|})]
        [Loss(BinaryCrossEntropyWithLogits)]
        [AdamW]
        """);

    [Fact]
    public void ReLUBeforeAPoissonLossOfLogRatesIsMarked() => RuleTester.Reports("DIG220", """
        [Input(4)]
        [Dense(1, {|DIG220:Activation = Softplus|})]
        [Loss(PoissonNegativeLogLikelihood)]
        [AdamW]
        """);

    [Fact]
    public void LogitsAreSilent() => RuleTester.Silent("DIG220", """
        [Input(4)]
        [Dense(8, Activation = ReLU)]
        [Dense(3)]
        [Loss(CrossEntropy)]
        [AdamW]
        """);

    [Fact]
    public void SoftmaxBeforeALossOnProbabilitiesIsSilent() => RuleTester.Silent("DIG220", """
        [Input(4)]
        [Dense(3, Activation = Softmax)]
        [Loss(SparseCategoricalCrossEntropy)]
        [AdamW]
        """);

    [Fact]
    public void TheFixRemovesTheActivation() => FixTester.Fixes(
        "DIG220",
        """
        [Input(4)]
        [Dense(3, Activation = Softmax)]
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
    public void TheFixRemovesTheActivationLayer() => FixTester.Fixes(
        "DIG220",
        """
        [Input(4)]
        [Dense(3)]
        [Activation(Softmax)]
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
    public void TheFixKeepsANamedActivationLayer() => FixTester.Fixes(
        "DIG220",
        """
        [Input(4)]
        [Dense(3)]
        [Activation(Softmax, Name = "p")]
        [Loss(CrossEntropy, Output = "p")]
        [AdamW]
        """,
        """
        [Input(4)]
        [Dense(3)]
        [Activation(Linear, Name = "p")]
        [Loss(CrossEntropy, Output = "p")]
        [AdamW]
        """);

    [Fact]
    public void FixAllMendsEveryNetwork() => FixTester.FixesAll("DIG220", """
        [Input(4)]
        [Dense(3, Activation = Softmax)]
        [Loss(CrossEntropy)]
        [AdamW]
        """);
}
