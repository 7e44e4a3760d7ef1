using DeepInit.Gen.Tests.RuleTests.Support;

namespace DeepInit.Gen.Tests.RuleTests;

/// <summary>A loss on probabilities gets something else.</summary>
public class DIG221Tests
{
    private const string Two = "[Input(\"a\", 8)] [Input(\"b\", 8)] ";

    [Theory]
    [InlineData("[Input(8)] [Dense(1, UseBias = false)] [BatchNormalization] [Loss({|DIG221:BinaryCrossEntropy|})] [Adam]")]
    [InlineData("[Input(8)] [Dense(5)] [LayerNormalization] [Loss({|DIG221:CategoricalCrossEntropy|})] [Adam]")]
    [InlineData("[Input(8)] [Dense(5)] [LayerNormalization] [Dropout(0)] [Loss({|DIG221:SparseCategoricalCrossEntropy|})] [Adam]")]
    [InlineData("[Input(8)] [Dense(3)] [LayerNormalization] [Loss({|DIG221:NegativeLogLikelihood|})] [Adam]")]
    [InlineData("[Input(8)] [Dense(3, UseBias = false)] [{|DIG221:BatchNormalization|}] [Loss(KLDivergence)] [Adam]")]
    [InlineData(Two + "[Dense(4, Name = \"u\", From = \"a\")] [Dense(4, Name = \"v\", From = \"b\")] [Dot(\"u\", \"v\")] [Loss({|DIG221:BinaryCrossEntropy|})] [Adam]")]
    [InlineData(Two + "[Dense(4, Name = \"u\", From = \"a\")] [Dense(4, Name = \"v\", From = \"b\")] [{|DIG221:Dot(\"u\", \"v\", Normalize = true)|}] [Loss(BinaryCrossEntropy)] [Adam]")]
    [InlineData(Two + "[Dense(1, Name = \"u\", From = \"a\")] [Dense(1, Name = \"v\", From = \"b\")] [Add(\"u\", \"v\")] [Loss({|DIG221:BinaryCrossEntropy|})] [Adam]")]
    [InlineData(Two + "[Dense(1, Name = \"u\", From = \"a\", Activation = Sigmoid)] [Dense(1, Name = \"v\", From = \"b\", Activation = Sigmoid)] [{|DIG221:Add(\"u\", \"v\")|}] [Loss(BinaryCrossEntropy)] [Adam]")]
    [InlineData(Two + "[Dense(1, Name = \"u\", From = \"a\")] [Dense(1, Name = \"v\", From = \"b\", Activation = Sigmoid)] [Multiply(\"u\", \"v\")] [Loss({|DIG221:BinaryCrossEntropy|})] [Adam]")]
    [InlineData("[Input(8)] [Dense(1, Activation = Sigmoid)] [{|DIG221:GaussianNoise(0.1)|}] [Loss(BinaryCrossEntropy)] [Adam]")]
    [InlineData("[Input(16, 16, 3)] [Conv2D(1, 3, UseBias = false)] [BatchNormalization] [Flatten] [Loss({|DIG221:BinaryCrossEntropy|})] [Adam]")]
    [InlineData("[Input(8)] [Dense(1)] [{|DIG221:PReLU|}] [Loss(BinaryCrossEntropy)] [Adam]")]
    [InlineData("[Input(8)] [Dense(3, {|DIG221:Activation = ReLU|})] [Loss(SparseCategoricalCrossEntropy)] [Adam]")]
    public void WhateverTheLastStepIs(string network) => RuleTester.Reports("DIG221", network);

    [Theory]
    [InlineData(Two + "[Dense(1, Name = \"u\", From = \"a\", Activation = Sigmoid)] [Dense(1, Name = \"v\", From = \"b\", Activation = Sigmoid)] [Multiply(\"u\", \"v\")] [Loss(BinaryCrossEntropy)] [Adam]")]
    [InlineData(Two + "[Dense(8, From = \"a\", Activation = Sigmoid)] [Multiply(\"b\")] [Loss(BinaryCrossEntropy)] [Adam]")]
    [InlineData(Two + "[Dense(4, Name = \"u\", From = \"a\")] [Dense(4, Name = \"v\", From = \"b\")] [Add(\"u\", \"v\", Activation = Sigmoid)] [Loss(BinaryCrossEntropy)] [Adam]")]
    [InlineData("[Input(8)] [Dense(1, UseBias = false)] [BatchNormalization] [Activation(Sigmoid)] [Loss(BinaryCrossEntropy)] [Adam]")]
    [InlineData("[Input(16, 16, 3)] [Conv2D(1, 1, Activation = Sigmoid)] [GlobalAveragePooling2D] [Loss(BinaryCrossEntropy)] [Adam]")]
    public void ProbabilitiesByConstructionAreSilent(string network) => RuleTester.Silent("DIG221", network);

    // Neither does a BatchNormalization take an Activation, nor does a loss on logits mend noise on probabilities.
    [Theory]
    [InlineData("[Input(8)] [Dense(1, Activation = Sigmoid)] [GaussianNoise(0.1)] [Loss(BinaryCrossEntropy)] [Adam]")]
    [InlineData("[Input(8)] [Dense(3, UseBias = false)] [BatchNormalization] [Loss(KLDivergence)] [Adam]")]
    public void WhereNothingCanBeWrittenNoFixIsOffered(string network) => Assert.Null(FixTester.Apply("DIG221", RuleTester.Whole(network)));

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
