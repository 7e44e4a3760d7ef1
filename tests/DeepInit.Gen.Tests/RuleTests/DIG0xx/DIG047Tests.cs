using DeepInit.Gen.Tests.RuleTests.Support;

namespace DeepInit.Gen.Tests.RuleTests;

/// <summary>A network predicts with one average of its weights.</summary>
public class DIG047Tests
{
    [Fact]
    public void TheSecondOfTwoIsMarked() => RuleTester.Reports("DIG047", """
        [Network]
        [Input(4)]
        [Dense(1)]
        [Loss(MeanSquaredError)]
        [SGD]
        [ExponentialMovingAverage]
        [{|DIG047:StochasticWeightAveraging(10)|}]
        """);

    [Fact]
    public void OneAroundAnOptimiserThatAveragesIsMarked() => RuleTester.Reports("DIG047", """
        [Network]
        [Input(4)]
        [Dense(1)]
        [Loss(MeanSquaredError)]
        [ScheduleFreeAdamW]
        [{|DIG047:ExponentialMovingAverage|}]
        """);

    [Theory]
    [InlineData("[ExponentialMovingAverage(0.9, WarmUp = false)]")]
    [InlineData("[StochasticWeightAveraging(10, Every = 5)]")]
    public void OneIsSilent(string average) => RuleTester.Silent("DIG047", $"""
        [Network]
        [Input(4)]
        [Dense(1)]
        [Loss(MeanSquaredError)]
        [SGD]
        {average}
        """);
}
