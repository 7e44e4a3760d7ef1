using DeepInit.Gen.Tests.RuleTests.Support;

namespace DeepInit.Gen.Tests.RuleTests;

/// <summary>Sigmoid with a categorical loss.</summary>
public class DIG226Tests
{
    [Fact]
    public void SigmoidWithACategoricalLossIsMarked() => RuleTester.Reports("DIG226", """
        [Input(4)]
        [Dense(3, {|DIG226:Activation = Sigmoid|})]
        [Loss(CategoricalCrossEntropy)]
        [AdamW]
        """);

    [Fact]
    public void SigmoidWithASparseLossIsMarked() => RuleTester.Reports("DIG226", """
        [Input(4)]
        [Dense(3, {|DIG226:Activation = Sigmoid|})]
        [Loss(SparseCategoricalCrossEntropy)]
        [AdamW]
        """);

    [Fact]
    public void SoftmaxWithACategoricalLossIsSilent() => RuleTester.Silent("DIG226", """
        [Input(4)]
        [Dense(3, Activation = Softmax)]
        [Loss(CategoricalCrossEntropy)]
        [AdamW]
        """);

    [Fact]
    public void TheFixUsesSoftmax() => FixTester.Fixes(
        "DIG226",
        """
        [Input(4)]
        [Dense(3, Activation = Sigmoid)]
        [Loss(CategoricalCrossEntropy)]
        [AdamW]
        """,
        """
        [Input(4)]
        [Dense(3, Activation = Softmax)]
        [Loss(CategoricalCrossEntropy)]
        [AdamW]
        """);

    [Fact]
    public void FixAllMendsEveryNetwork() => FixTester.FixesAll("DIG226", """
        [Input(4)]
        [Dense(3, Activation = Sigmoid)]
        [Loss(CategoricalCrossEntropy)]
        [AdamW]
        """);
}
