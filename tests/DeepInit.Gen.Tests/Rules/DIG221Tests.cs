using DeepInit.Gen.Tests.RuleTests.Support;

namespace DeepInit.Gen.Tests.RuleTests;

/// <summary>A loss on probabilities gets something else.</summary>
public class DIG221Tests
{
    [Fact]
    public void ALinearOutputIsMarkedAtTheLoss() => RuleTester.Reports("DIG221", """
        [Input(4)]
        [Dense(8, Activation = ReLU)]
        [Dense(1)]
        [Loss({|DIG221:BinaryCrossEntropy|})]
        [AdamW]
        """);

    [Fact]
    public void ATanhOutputIsMarkedAtTheActivation() => RuleTester.Reports("DIG221", """
        [Input(4)]
        [Dense(1, {|DIG221:Activation = Tanh|})]
        [Loss(BinaryCrossEntropy)]
        [AdamW]
        """);

    [Fact]
    public void SoftmaxBeforeNegativeLogLikelihoodIsMarked() => RuleTester.Reports("DIG221", """
        [Input(4)]
        [Dense(3, {|DIG221:Activation = Softmax|})]
        [Loss(NegativeLogLikelihood)]
        [AdamW]
        """);

    [Fact]
    public void LinearBeforeKLDivergenceIsMarked() => RuleTester.Reports("DIG221", """
        [Input(4)]
        [{|DIG221:Dense(3)|}]
        [Loss(KLDivergence)]
        [AdamW]
        """);

    [Fact]
    public void SigmoidBeforeBinaryCrossEntropyIsSilent() => RuleTester.Silent("DIG221", """
        [Input(4)]
        [Dense(1, Activation = Sigmoid)]
        [Loss(BinaryCrossEntropy)]
        [AdamW]
        """);

    [Fact]
    public void LogSoftmaxBeforeNegativeLogLikelihoodIsSilent() => RuleTester.Silent("DIG221", """
        [Input(4)]
        [Dense(3, Activation = LogSoftmax)]
        [Loss(NegativeLogLikelihood)]
        [AdamW]
        """);

    [Fact]
    public void DropoutAndIdentityAreLookedThrough() => RuleTester.Silent("DIG221", """
        [Input(4)]
        [Dense(3, Activation = Softmax)]
        [Activation(Linear)]
        [Loss(CategoricalCrossEntropy)]
        [AdamW]
        """);

    [Fact]
    public void TheFixTakesTheLossOnLogits() => FixTester.Fixes(
        "DIG221",
        """
        [Input(4)]
        [Dense(1)]
        [Loss(BinaryCrossEntropy)]
        [AdamW]
        """,
        """
        [Input(4)]
        [Dense(1)]
        [Loss(BinaryCrossEntropyWithLogits)]
        [AdamW]
        """);

    [Fact]
    public void TheFixKeepsTargetsThatAreDistributions() => FixTester.Fixes(
        "DIG221",
        """
        [Input(4)]
        [Dense(3)]
        [Loss(CategoricalCrossEntropy)]
        [AdamW]
        """,
        """
        [Input(4)]
        [Dense(3)]
        [Loss(CrossEntropy, Targets = TargetKind.Probabilities)]
        [AdamW]
        """);

    [Fact]
    public void TheFixChangesTheActivation() => FixTester.Fixes(
        "DIG221",
        """
        [Input(4)]
        [Dense(3, Activation = Softmax)]
        [Loss(NegativeLogLikelihood)]
        [AdamW]
        """,
        """
        [Input(4)]
        [Dense(3, Activation = LogSoftmax)]
        [Loss(NegativeLogLikelihood)]
        [AdamW]
        """);

    [Fact]
    public void TheFixAddsTheActivation() => FixTester.Fixes(
        "DIG221",
        """
        [Input(4)]
        [Dense(3)]
        [Loss(KLDivergence)]
        [AdamW]
        """,
        """
        [Input(4)]
        [Dense(3, Activation = LogSoftmax)]
        [Loss(KLDivergence)]
        [AdamW]
        """);

    [Fact]
    public void FixAllMendsEveryNetwork() => FixTester.FixesAll("DIG221", """
        [Input(4)]
        [Dense(1)]
        [Loss(BinaryCrossEntropy)]
        [AdamW]
        """);
}
