using DeepInit.Gen.Tests.RuleTests.Support;

namespace DeepInit.Gen.Tests.RuleTests;

/// <summary>Rules about starts and updates see what <c>[Parameter]</c> says, and mark it there.</summary>
public class ParameterSettingTests
{
    private const string Head = "[Dense(1, Name = \"head\")]\n[Loss(MeanSquaredError)]\n[AdamW]\n";

    [Theory]
    [InlineData("DIG201", "[Input(8)]\n[Dense(8, Name = \"a\", Activation = ReLU)]\n" + Head + "[Parameter(\"a.weight\", {|DIG201:Init = Zeros|})]")]
    [InlineData("DIG201", "[Input(8, 8, 3)]\n[SeparableConv2D(8, 3, DepthMultiplier = 2, Name = \"a\", Activation = ReLU)]\n[Flatten]\n" + Head + "[Parameter(\"a.depthwise.weight\", {|DIG201:Init = Zeros|})]")]
    [InlineData("DIG201", "[Input(8, 8, 3)]\n[SeparableConv2D(8, 3, Name = \"a\", Activation = ReLU)]\n[Flatten]\n" + Head + "[Parameter(\"a.pointwise.weight\", {|DIG201:Init = Ones|})]")]
    [InlineData("DIG202", "[Input(8)]\n[Dense(8, Name = \"a\", Activation = ReLU)]\n" + Head + "[Parameter(\"a.weight\", {|DIG202:Init = Xavier|})]")]
    [InlineData("DIG206", "[Input(8)]\n[Dense(64, Name = \"a\", Activation = ReLU)]\n" + Head + "[Parameter(\"a.*t\", Init = Normal, {|DIG206:Sigma = 30|})]")]
    [InlineData("DIG207", "[Input(8, 8, 3)]\n[SeparableConv2D(8, 3, Name = \"a\", Activation = ReLU)]\n[Flatten]\n" + Head + "[Parameter(\"a.pointwise.weight\", {|DIG207:Init = Identity|})]")]
    [InlineData("DIG103", "[Input(8)]\n[Dense(8, Name = \"a\", Activation = ReLU)]\n" + Head + "[Parameter(\"a.bias\", {|DIG103:Init = He|})]")]
    [InlineData("DIG008", "[Input(8)]\n" + Head + "[Parameter(\"head.*\", {|DIG008:LearningRateScale = 0|})]")]
    [InlineData("DIG008", "[Input(8)]\n" + Head + "[Parameter(\"head.*\", {|DIG008:WeightDecay = -1|})]")]
    [InlineData("DIG018", "[Input(8)]\n[Dense(1, Name = \"head\")]\n[Parameter(\"head.*\", {|DIG018:LearningRateScale = 2|})]")]
    [InlineData("DIG018", "[Input(8)]\n[Dense(8, Name = \"a\", Trainable = false)]\n" + Head + "[Parameter(\"a.*\", {|DIG018:WeightDecay = 0.1|})]")]
    [InlineData("DIG018", "[Input(8)]\n" + Head + "[Parameter(\"head.*\", Decay = false, {|DIG018:WeightDecay = 0.1|})]")]
    [InlineData("DIG018", "[Input(8)]\n" + Head + "[Parameter(\"head.weight\", Init = Xavier, {|DIG018:Sigma = 0.1|})]")]
    public void ASettingIsMarked(string rule, string attributes) => RuleTester.Reports(rule, attributes);

    [Theory]
    [InlineData("DIG201", "[Input(8)]\n[Dense(8, Name = \"a\", Activation = ReLU)]\n" + Head + "[Parameter(\"a.*\", Init = Zeros)]\n[Parameter(\"a.weight\", Init = He)]")]
    [InlineData("DIG018", "[Input(8)]\n[Dense(8, Name = \"a\", Activation = ReLU)]\n" + Head + "[Parameter(\"a.weight\", Init = Normal, Sigma = 0.1, LearningRateScale = 2, WeightDecay = 0)]")]
    [InlineData("DIG008", "[Input(8)]\n" + Head + "[Parameter(\"head.*\", LearningRateScale = 0.5, WeightDecay = 0)]")]
    [InlineData("DIG103", "[Input(8)]\n" + Head + "[Parameter(\"head.weight\", Init = Orthogonal, Gain = 2)]")]
    public void AValidOneIsSilent(string rule, string attributes) => RuleTester.Silent(rule, attributes);
}
