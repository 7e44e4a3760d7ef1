using DeepInit.Gen.Tests.RuleTests.Support;

namespace DeepInit.Gen.Tests.RuleTests;

/// <summary>Weights that decay within a few steps.</summary>
public class DIG245Tests
{
    [Theory]
    [InlineData("[Input(8)] [Dense(1)] [Loss(MeanSquaredError)] [AdamW(LearningRate = 0.01, {|DIG245:WeightDecay = 10|})]")]
    [InlineData("[Input(8)] [Dense(1)] [Loss(MeanSquaredError)] [SGD(LearningRate = 0.1, {|DIG245:WeightDecay = 0.5|})]")]
    [InlineData("[Input(8)] [Dense(1)] [Loss(MeanSquaredError)] [SGD(LearningRate = 0.05, Momentum = 0.9, {|DIG245:WeightDecay = 0.2|})]")]
    [InlineData("[Input(8)] [Dense(1)] [Loss(MeanSquaredError)] [Lion(LearningRate = 0.001, {|DIG245:WeightDecay = 100|})]")]
    [InlineData("[Input(8)] [Dense(1)] [Loss(MeanSquaredError)] [Adam(LearningRate = 0.01, {|DIG245:WeightDecay = 10|})]")]
    public void IsMarked(string network) => RuleTester.Reports("DIG245", network);

    [Theory]
    [InlineData("[Input(8)] [Dense(1)] [Loss(MeanSquaredError)] [AdamW(LearningRate = 1e-4, WeightDecay = 5)]")]
    [InlineData("[Input(8)] [Dense(1)] [Loss(MeanSquaredError)] [SGD(LearningRate = 0.1, Momentum = 0.9, WeightDecay = 5e-4)]")]
    [InlineData("[Input(8)] [Dense(1)] [Loss(MeanSquaredError)] [AdamW]")]
    [InlineData("[Input(8)] [Dense(1)] [Loss(MeanSquaredError)] [Lion(WeightDecay = 1)]")]
    public void IsSilent(string network) => RuleTester.Silent("DIG245", network);

    [Fact]
    public void TheMessageSaysWhy() => Assert.Equal(
        "WeightDecay 10 at LearningRate 0.01 takes 10 % off the weights in every step: after some 10 steps nothing is left of what was learned",
        RuleTester.Single("DIG245", "[Input(8)] [Dense(1)] [Loss(MeanSquaredError)] [AdamW(LearningRate = 0.01, WeightDecay = 10)]").GetMessage(null));
}
