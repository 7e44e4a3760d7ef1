using DeepInit.Gen.Tests.RuleTests.Support;

namespace DeepInit.Gen.Tests.RuleTests;

/// <summary>Betas the wrong way round.</summary>
public class DIG243Tests
{
    [Theory]
    [InlineData("[Input(8)] [Dense(1)] [Loss(MeanSquaredError)] [Adam({|DIG243:Beta1 = 0.999|}, Beta2 = 0.9)]")]
    [InlineData("[Input(8)] [Dense(1)] [Loss(MeanSquaredError)] [AdamW({|DIG243:Beta1 = 0.999|}, Beta2 = 0.9)]")]
    [InlineData("[Input(8)] [Dense(1)] [Loss(MeanSquaredError)] [NAdam({|DIG243:Beta1 = 0.999|}, Beta2 = 0.9)]")]
    [InlineData("[Input(8)] [Dense(1)] [Loss(MeanSquaredError)] [RAdam({|DIG243:Beta1 = 0.999|}, Beta2 = 0.9)]")]
    [InlineData("[Input(8)] [Dense(1)] [Loss(MeanSquaredError)] [Adamax({|DIG243:Beta1 = 0.999|}, Beta2 = 0.9)]")]
    [InlineData("[Input(8)] [Dense(1)] [Loss(MeanSquaredError)] [Lion({|DIG243:Beta1 = 0.99|}, Beta2 = 0.9)]")]
    public void IsMarked(string network) => RuleTester.Reports("DIG243", network);

    [Theory]
    [InlineData("[Input(8)] [Dense(1)] [Loss(MeanSquaredError)] [Adam(Beta1 = 0.9, Beta2 = 0.999)]")]
    [InlineData("[Input(8)] [Dense(1)] [Loss(MeanSquaredError)] [Adam(Beta1 = 0, Beta2 = 0.9)]")]
    [InlineData("[Input(8)] [Dense(1)] [Loss(MeanSquaredError)] [AdamW(Beta1 = 0.95, Beta2 = 0.95)]")]
    [InlineData("[Input(8)] [Dense(1)] [Loss(MeanSquaredError)] [Lion(Beta1 = 0.95, Beta2 = 0.98)]")]
    [InlineData("[Input(8)] [Dense(1)] [Loss(MeanSquaredError)] [SGD]")]
    public void IsSilent(string network) => RuleTester.Silent("DIG243", network);
}
