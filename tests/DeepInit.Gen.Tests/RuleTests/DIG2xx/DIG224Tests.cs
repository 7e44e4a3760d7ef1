using DeepInit.Gen.Tests.RuleTests.Support;

namespace DeepInit.Gen.Tests.RuleTests;

/// <summary>A regression loss on a softmax.</summary>
public class DIG224Tests
{
    [Fact]
    public void SoftmaxBeforeMeanSquaredErrorIsMarked() => RuleTester.Reports("DIG224", """
        [Input(4)]
        [Dense(3, {|DIG224:Activation = Softmax|})]
        [Loss(MeanSquaredError)]
        [AdamW]
        """);

    [Fact]
    public void SoftmaxBeforeCategoricalCrossEntropyIsSilent() => RuleTester.Silent("DIG224", """
        [Input(4)]
        [Dense(3, Activation = Softmax)]
        [Loss(CategoricalCrossEntropy)]
        [AdamW]
        """);
}
