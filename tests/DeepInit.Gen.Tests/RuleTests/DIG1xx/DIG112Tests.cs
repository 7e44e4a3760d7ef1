using DeepInit.Gen.Tests.RuleTests.Support;

namespace DeepInit.Gen.Tests.RuleTests;

/// <summary>An image whose channels seem to stand first.</summary>
public class DIG112Tests
{
    [Theory]
    [InlineData("[Input({|DIG112:3|}, 224, 224)] [Conv2D(32, 3, Padding = Padding.Same, Activation = ReLU)] [GlobalAveragePooling2D] [Dense(10)] [Loss(CrossEntropy)] [AdamW]")]
    [InlineData("[Input(\"image\", {|DIG112:1|}, 28, 28)] [Conv2D(32, 3, Padding = Padding.Same, Activation = ReLU)] [GlobalAveragePooling2D] [Dense(10)] [Loss(CrossEntropy)] [AdamW]")]
    [InlineData("[Input({|DIG112:3|}, 32, 48, Order = ChannelOrder.ChannelsFirst)] [BatchNormalization] [SeparableConv2D(32, 3, Padding = Padding.Same, Activation = ReLU)] [GlobalAveragePooling2D] [Dense(10)] [Loss(CrossEntropy)] [AdamW]")]
    [InlineData("[Input({|DIG112:4|}, 84, 84)] [Conv2D(32, 4, Strides = new[] { 4 }, Activation = ReLU)] [GlobalAveragePooling2D] [Dense(10)] [Loss(CrossEntropy)] [AdamW]")]
    public void IsMarked(string network) => RuleTester.Reports("DIG112", network);

    [Theory]
    [InlineData("[Input(224, 224, 3)] [Conv2D(32, 3, Padding = Padding.Same, Activation = ReLU)] [GlobalAveragePooling2D] [Dense(10)] [Loss(CrossEntropy)] [AdamW]")]
    [InlineData("[Input(224, 224, 3, Order = ChannelOrder.ChannelsFirst)] [Conv2D(32, 3, Padding = Padding.Same, Activation = ReLU)] [GlobalAveragePooling2D] [Dense(10)] [Loss(CrossEntropy)] [AdamW]")]
    [InlineData("[Input(1, 128, 64)] [Conv2D(32, 1, 5, Activation = ReLU)] [GlobalAveragePooling2D] [Dense(10)] [Loss(CrossEntropy)] [AdamW]")]
    [InlineData("[Input(3, 9, 12)] [Conv2D(32, 3, Padding = Padding.Same, Activation = ReLU)] [GlobalAveragePooling2D] [Dense(10)] [Loss(CrossEntropy)] [AdamW]")]
    [InlineData("[Input(3, 32, 32)] [Flatten] [Dense(10)] [Loss(CrossEntropy)] [AdamW]")]
    [InlineData("[Input(28, 28, 1)] [Conv2D(32, 3, Activation = ReLU)] [GlobalAveragePooling2D] [Dense(10)] [Loss(CrossEntropy)] [AdamW]")]
    public void IsSilent(string network) => RuleTester.Silent("DIG112", network);
}
