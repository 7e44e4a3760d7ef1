using DeepInit.Gen.Tests.RuleTests.Support;

namespace DeepInit.Gen.Tests.RuleTests;

/// <summary>What stands around an optimiser needs one.</summary>
public class DIG046Tests
{
    [Theory]
    [InlineData("ExponentialMovingAverage")]
    [InlineData("StochasticWeightAveraging(10)")]
    public void WithoutAnOptimiserItIsMarked(string wrapper) => RuleTester.Reports("DIG046", $$"""
        [Network]
        [Input(4)]
        [Dense(1)]
        [Loss(MeanSquaredError)]
        [{|DIG046:{{wrapper}}|}]
        """);

    [Fact]
    public void AroundAnOptimiserItIsSilent() => RuleTester.Silent("DIG046", """
        [Network]
        [Input(4)]
        [Dense(1)]
        [Loss(MeanSquaredError)]
        [AdamW]
        [ExponentialMovingAverage(0.99)]
        """);
}
