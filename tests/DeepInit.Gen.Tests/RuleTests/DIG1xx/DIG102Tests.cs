using DeepInit.Gen.Tests.RuleTests.Support;

namespace DeepInit.Gen.Tests.RuleTests;

/// <summary>A loss does not fit the output that it reads.</summary>
public class DIG102Tests
{
    [Fact]
    public void CrossEntropyOnOneOutputIsMarked() => RuleTester.Reports("DIG102", """
        [Input(4)]
        [Dense(8, Activation = ReLU)]
        [Dense(1)]
        [{|DIG102:Loss(CrossEntropy)|}]
        [AdamW]
        """);

    [Fact]
    public void AWrongNumberOfClassWeightsIsMarked() => RuleTester.Reports("DIG102", """
        [Input(4)]
        [Dense(3)]
        [Loss(CrossEntropy, {|DIG102:ClassWeights = new[] { 1.0, 2.0 }|})]
        [AdamW]
        """);

    [Fact]
    public void OneFactorPerClassIsSilent() => RuleTester.Silent("DIG102", """
        [Input(4)]
        [Dense(3)]
        [Loss(CrossEntropy, ClassWeights = new[] { 1.0, 2.0, 1.0 })]
        [AdamW]
        """);
}
