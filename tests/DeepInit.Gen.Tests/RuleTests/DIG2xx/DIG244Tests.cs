using DeepInit.Gen.Tests.RuleTests.Support;

namespace DeepInit.Gen.Tests.RuleTests;

/// <summary>A decay constant outside the usual band.</summary>
public class DIG244Tests
{
    [Theory]
    [InlineData("[Input(8)] [Dense(1)] [Loss(MeanSquaredError)] [RMSprop(LearningRate = 0.001, {|DIG244:Alpha = 0.01|})]")]
    [InlineData("[Input(8)] [Dense(1)] [Loss(MeanSquaredError)] [Adam({|DIG244:Beta1 = 0.999|})]")]
    [InlineData("[Input(8)] [Dense(1)] [Loss(MeanSquaredError)] [Adam(Beta1 = 0.1, {|DIG244:Beta2 = 0.5|})]")]
    [InlineData("[Input(8)] [Dense(1)] [Loss(MeanSquaredError)] [Adadelta({|DIG244:Rho = 0.1|})]")]
    [InlineData("[Input(8)] [Dense(1)] [Loss(MeanSquaredError)] [AdEMAMix({|DIG244:Beta3 = 0.9999|})] [CosineDecay(Steps = 2000)]")]
    [InlineData("[Input(8)] [Dense(1)] [Loss(MeanSquaredError)] [{|DIG244:AdEMAMix|}] [LinearWarmup(Steps = 100)] [PolynomialDecay(From = 100, Steps = 900)]")]
    public void IsMarked(string network) => RuleTester.Reports("DIG244", network);

    [Theory]
    [InlineData("[Input(8)] [Dense(1)] [Loss(MeanSquaredError)] [RMSprop(LearningRate = 0.001, Alpha = 0.9)]")]
    [InlineData("[Input(8)] [Dense(1)] [Loss(MeanSquaredError)] [Adam(Beta1 = 0.5)]")]
    [InlineData("[Input(8)] [Dense(1)] [Loss(MeanSquaredError)] [AdamW(Beta2 = 0.95)]")]
    [InlineData("[Input(8)] [Dense(1)] [Loss(MeanSquaredError)] [Adadelta(Rho = 0.95)]")]
    [InlineData("[Input(8)] [Dense(1)] [Loss(MeanSquaredError)] [AdEMAMix] [CosineDecay]")]
    [InlineData("[Input(8)] [Dense(1)] [Loss(MeanSquaredError)] [AdEMAMix] [CosineDecay(Steps = 20, Interval = ScheduleInterval.Epoch)]")]
    [InlineData("[Input(8)] [Dense(1)] [Loss(MeanSquaredError)] [AdEMAMix(Beta3 = 0.99)] [CosineDecay(Steps = 2000)]")]
    [InlineData("[Input(8)] [Dense(1)] [Loss(MeanSquaredError)] [AdamW(Beta2 = 0.9999)] [CosineDecay(Steps = 2000)]")]
    public void IsSilent(string network) => RuleTester.Silent("DIG244", network);
}
