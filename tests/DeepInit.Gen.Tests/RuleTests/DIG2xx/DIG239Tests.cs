using DeepInit.Gen.Tests.RuleTests.Support;

namespace DeepInit.Gen.Tests.RuleTests;

/// <summary>Loss weights that sum to 0.</summary>
public class DIG239Tests
{
    [Fact]
    public void AWeightOfZeroIsMarked() => RuleTester.Reports("DIG239", """
        [Input(4)]
        [Dense(1)]
        [Loss(MeanSquaredError, {|DIG239:Weight = 0|})]
        [AdamW]
        """);

    [Fact]
    public void WeightsThatCancelAreMarked() => RuleTester.Reports("DIG239", """
        [Input(4)]
        [Dense(1, Name = "a")]
        [Dense(1, Name = "b", From = "x")]
        [Loss(MeanSquaredError, Output = "a")]
        [Loss(MeanSquaredError, Output = "b", {|DIG239:Weight = -1|})]
        [AdamW]
        """);

    [Fact]
    public void ClassWeightsOfZeroAreMarked() => RuleTester.Reports("DIG239", """
        [Input(4)]
        [Dense(2)]
        [Loss(CrossEntropy, {|DIG239:ClassWeights = new double[] { 0, 0 }|})]
        [AdamW]
        """);

    [Fact]
    public void AWeightOfAHalfIsSilent() => RuleTester.Silent("DIG239", """
        [Input(4)]
        [Dense(1)]
        [Loss(MeanSquaredError, Weight = 0.5)]
        [AdamW]
        """);
}
