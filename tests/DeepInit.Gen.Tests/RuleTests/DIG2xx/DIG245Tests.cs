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

    private const string Network = "[Input(8)]\n[Dense(8, Name = \"a\", Activation = ReLU)]\n[Dense(1, Name = \"head\")]\n[Loss(MeanSquaredError)]\n";

    [Theory]
    [InlineData(Network + "[AdamW(LearningRate = 0.01)]\n[Parameter(\"head.weight\", {|DIG245:WeightDecay = 10|})]")]
    [InlineData(Network + "[AdamW(LearningRate = 0.01, WeightDecay = 0.1)]\n[Parameter(\"head.weight\", {|DIG245:WeightDecay = 10|})]")]
    [InlineData(Network + "[SGD(LearningRate = 0.01, WeightDecay = 0.6)]\n[Parameter(\"head.*\", {|DIG245:LearningRateScale = 10|})]")]
    public void WhatAParameterGetsIsMarkedWhereItIsSaid(string attributes) => RuleTester.Reports("DIG245", attributes);

    [Theory]
    [InlineData(Network + "[SGD(LearningRate = 0.1, WeightDecay = 0.6)]\n[Parameter(\"*\", LearningRateScale = 0.01)]")]
    [InlineData(Network + "[SGD(LearningRate = 0.1, WeightDecay = 0.6)]\n[Parameter(\"a.*\", Decay = false)]\n[Parameter(\"head.*\", Trainable = false)]")]
    public void WhatNoParameterGetsIsSilent(string attributes) => Assert.DoesNotContain(RuleTester.Analyze(RuleTester.Whole(attributes)), d => d.Id == "DIG245");

    // Its rate is not known before it is found.
    [Fact]
    public void DecayOfProdigyIsSilent() => RuleTester.Silent("DIG245", """
        [Input(4)]
        [Dense(1)]
        [Loss(MeanSquaredError)]
        [Prodigy(WeightDecay = 0.1)]
        """);
}
