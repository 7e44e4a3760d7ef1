using DeepInit.Gen.Tests.RuleTests.Support;

namespace DeepInit.Gen.Tests.RuleTests;

/// <summary>What has no place beside an optimiser that moves all weights along one line.</summary>
public class DIG048Tests
{
    private const string Layers = "[Network]\n[Input(4)]\n[Dense(8, Activation = Tanh)]\n[Dense(4)]\n[Loss(MeanSquaredError)]\n";

    [Theory]
    [InlineData("[LBFGS] [{|DIG048:SGD|}] [Parameter(\"*.bias\", Optimizer = \"SGD\")]")]
    [InlineData("[LBFGS] [{|DIG048:SAM|}]")]
    [InlineData("[LBFGS] [{|DIG048:LayerDecay(0.5)|}]")]
    [InlineData("[LBFGS] [Parameter(\"dense0.*\", {|DIG048:LearningRateScale = 0.1|})]")]
    [InlineData("[LBFGS] [Parameter(\"*\", {|DIG048:WeightDecay = 0.1|})]")]
    public void WhatMovesSomeWeightsOtherwiseIsMarked(string training) => RuleTester.Reports("DIG048", Layers + training);

    [Theory]
    [InlineData("[LBFGS]")]
    [InlineData("[LBFGS] [Lookahead(2)] [ExponentialMovingAverage(0.9)] [Parameter(\"*.weight\", L2 = 0.1)] [Parameter(\"dense0.bias\", Trainable = false)]")]
    [InlineData("[AdamW] [SAM] [LayerDecay(0.5)] [Parameter(\"*\", LearningRateScale = 0.5)]")]
    public void WhatActsOnAllOrAfterwardsIsSilent(string training) => RuleTester.Silent("DIG048", Layers + training);
}
