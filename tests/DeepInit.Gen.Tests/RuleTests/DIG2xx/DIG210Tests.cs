using DeepInit.Gen.Tests.RuleTests.Support;

namespace DeepInit.Gen.Tests.RuleTests;

/// <summary>An activation starts saturated.</summary>
public class DIG210Tests
{
    [Theory]
    [InlineData("[Input(30)] [Dense(64, {|DIG210:Init = Normal|}, Activation = Tanh)] [Dense(1)] [Loss(MeanSquaredError)] [AdamW]")]
    [InlineData("[Input(30)] [Dense(64, {|DIG210:Init = Normal|}, Activation = Sigmoid)] [Dense(1)] [Loss(MeanSquaredError)] [AdamW]")]
    [InlineData("[Input(30)] [Dense(64, {|DIG210:Init = Normal|})] [Activation(Tanh)] [Dense(1)] [Loss(MeanSquaredError)] [AdamW]")]
    [InlineData("[Input(30)] [Dense(64, {|DIG210:Init = Normal|}, Activation = Softsign)] [Dense(1)] [Loss(MeanSquaredError)] [AdamW]")]
    [InlineData("[Input(64)] [Dense(64, Init = Normal, {|DIG210:Sigma = 0.5|}, Activation = Tanh)] [Dense(1)] [Loss(MeanSquaredError)] [AdamW]")]
    [InlineData("[Input(30)] [Dense(64, {|DIG210:Init = Uniform|}, Low = -2, High = 2, Activation = HardSigmoid)] [Dense(1)] [Loss(MeanSquaredError)] [AdamW]")]
    [InlineData("[Input(16, 16, 3)] [Conv2D(16, 3, {|DIG210:Init = Normal|}, Activation = Tanh)] [Flatten] [Dense(10)] [Loss(CrossEntropy)] [AdamW]")]
    [InlineData("[Input(64, 8)] [Conv1D(16, 3, {|DIG210:Init = Normal|}, Activation = Tanh)] [Flatten] [Dense(10)] [Loss(CrossEntropy)] [AdamW]")]
    [InlineData("[Input(16, 16, 3)] [SeparableConv2D(16, 3, {|DIG210:Init = Normal|}, Activation = Tanh)] [Flatten] [Dense(10)] [Loss(CrossEntropy)] [AdamW]")]
    [InlineData("[Input(16, 16, 3)] [DepthwiseConv2D(5, {|DIG210:Init = Normal|}, Activation = Tanh)] [Flatten] [Dense(10)] [Loss(CrossEntropy)] [AdamW]")]
    [InlineData("[Input(16, 16, 8)] [Conv2DTranspose(16, 3, {|DIG210:Init = Normal|}, Activation = Tanh)] [Flatten] [Dense(10)] [Loss(CrossEntropy)] [AdamW]")]
    [InlineData("[Input(100)] [Dense(64, {|DIG210:Init = Normal|}, Activation = ReLU)] [Dense(64, Activation = Tanh)] [Dense(1)] [Loss(MeanSquaredError)] [AdamW]")]
    public void IsMarked(string network) => RuleTester.Reports("DIG210", network);

    [Theory]
    [InlineData("[Input(30)] [Dense(64, Activation = Tanh)] [Dense(1)] [Loss(MeanSquaredError)] [AdamW]")]
    [InlineData("[Input(2)] [Dense(4, Init = Normal, Activation = Tanh)] [Dense(1)] [Loss(MeanSquaredError)] [AdamW]")]
    [InlineData("[Input(30)] [Dense(64, Init = Normal, Sigma = 0.1, Activation = Tanh)] [Dense(1)] [Loss(MeanSquaredError)] [AdamW]")]
    [InlineData("[Input(30)] [Dense(64, Init = Normal, Activation = ReLU)] [Dense(1)] [Loss(MeanSquaredError)] [AdamW]")]
    [InlineData("[Input(30)] [Dense(64, Init = Normal, Trainable = false, Activation = Tanh)] [Dense(1)] [Loss(MeanSquaredError)] [AdamW]")]
    [InlineData("[Input(30)] [Dense(64, Init = Normal, UseBias = false)] [BatchNormalization] [Activation(Tanh)] [Dense(1)] [Loss(MeanSquaredError)] [AdamW]")]
    [InlineData("[Input(30)] [Dense(1, Init = Normal, Activation = Sigmoid)] [Loss(BinaryCrossEntropy)] [AdamW]")]
    [InlineData("[Input(30)] [Dense(3, Init = Normal, Name = \"logits\")] [Activation(Sigmoid, Name = \"scores\")] [Dense(4, Name = \"boxes\", From = \"x\")] [Output(\"scores\")] [Output(\"boxes\")] [Loss(BinaryCrossEntropyWithLogits, Output = \"logits\")] [Loss(Huber, Output = \"boxes\")] [AdamW]")]
    [InlineData("[Input(30)] [Dense(64, Init = Normal, Activation = Tanh)] [Dense(1)]")]
    public void IsSilent(string network) => RuleTester.Silent("DIG210", network);

    [Fact]
    public void TheMessageSaysWhy() => Assert.Equal(
        "Dense 'a' starts by Normal, σ 1: the sums of Dense 'a' have variance 30, so that 66 % of its units start where Tanh is flat and learn next to nothing; σ 0.1826 would keep the variance at about 1",
        RuleTester.Single("DIG210", "[Input(30)] [Dense(64, Name = \"a\", Init = Normal, Activation = Tanh)] [Dense(1)] [Loss(MeanSquaredError)] [AdamW]").GetMessage(null));
}
