using DeepInit.Gen.Tests.RuleTests.Support;

namespace DeepInit.Gen.Tests.RuleTests;

/// <summary>Biases start units dead.</summary>
public class DIG211Tests
{
    [Theory]
    [InlineData("[Input(30)] [Dense(64, Activation = ReLU, BiasInit = Constant, {|DIG211:BiasValue = -10|})] [Dense(1)] [Loss(MeanSquaredError)] [AdamW]")]
    [InlineData("[Input(30)] [Dense(64, BiasInit = Constant, {|DIG211:BiasValue = -4|})] [Activation(ReLU)] [Dense(1)] [Loss(MeanSquaredError)] [AdamW]")]
    [InlineData("[Input(30)] [Dense(64, Activation = ReLU6, BiasInit = Constant, {|DIG211:BiasValue = -8|})] [Dense(1)] [Loss(MeanSquaredError)] [AdamW]")]
    [InlineData("[Input(30)] [Dense(64, Activation = Tanh, BiasInit = Constant, {|DIG211:BiasValue = 20|})] [Dense(1)] [Loss(MeanSquaredError)] [AdamW]")]
    [InlineData("[Input(16, 16, 3)] [Conv2D(16, 3, Activation = ReLU, {|DIG211:BiasInit = Normal|}, BiasMean = -5, BiasSigma = 0.1)] [Flatten] [Dense(10)] [Loss(CrossEntropy)] [AdamW]")]
    [InlineData("[Input(64, 3)] [Conv1D(16, 3, Activation = ReLU, {|DIG211:BiasInit = Uniform|}, BiasLow = -9, BiasHigh = -7)] [Flatten] [Dense(10)] [Loss(CrossEntropy)] [AdamW]")]
    [InlineData("[Input(16, 16, 3)] [SeparableConv2D(16, 3, Activation = ReLU, BiasInit = Constant, {|DIG211:BiasValue = -9|})] [Flatten] [Dense(10)] [Loss(CrossEntropy)] [AdamW]")]
    public void IsMarked(string network) => RuleTester.Reports("DIG211", network);

    [Theory]
    [InlineData("[Input(30)] [Dense(64, Activation = ReLU, BiasInit = Constant, BiasValue = -1)] [Dense(1)] [Loss(MeanSquaredError)] [AdamW]")]
    [InlineData("[Input(30)] [Dense(64, Activation = ReLU, BiasInit = Constant, BiasValue = 5)] [Dense(1)] [Loss(MeanSquaredError)] [AdamW]")]
    [InlineData("[Input(30)] [Dense(64, Activation = LeakyReLU, BiasInit = Constant, BiasValue = -10)] [Dense(1)] [Loss(MeanSquaredError)] [AdamW]")]
    [InlineData("[Input(30)] [Dense(1, Activation = Sigmoid, BiasInit = Constant, BiasValue = -8)] [Loss(BinaryCrossEntropy)] [AdamW]")]
    [InlineData("[Input(32)] [Dense(32, Name = \"h\", From = \"x\", Activation = ReLU)] [Dense(32, Name = \"t\", From = \"x\", Activation = Sigmoid, BiasInit = Constant, BiasValue = -3)] [Multiply(\"h\", \"t\")] [Dense(1)] [Loss(MeanSquaredError)] [AdamW]")]
    public void IsSilent(string network) => RuleTester.Silent("DIG211", network);
}
