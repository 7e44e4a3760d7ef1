using DeepInit.Gen.Tests.RuleTests.Support;

namespace DeepInit.Gen.Tests.RuleTests;

/// <summary>Strides longer than the window.</summary>
public class DIG113Tests
{
    [Theory]
    [InlineData("[Input(16, 16, 3)] [Conv2D(16, 3, {|DIG113:Strides = new[] { 4 }|}, Activation = ReLU)] [Flatten] [Dense(10)] [Loss(CrossEntropy)] [AdamW]")]
    [InlineData("[Input(16, 16, 3)] [Conv2D(16, 3, {|DIG113:Strides = new[] { 2, 4 }|}, Activation = ReLU)] [Flatten] [Dense(10)] [Loss(CrossEntropy)] [AdamW]")]
    [InlineData("[Input(16, 16, 3)] [DepthwiseConv2D(2, {|DIG113:Strides = new[] { 3 }|}, Activation = ReLU)] [Flatten] [Dense(10)] [Loss(CrossEntropy)] [AdamW]")]
    [InlineData("[Input(16, 16, 3)] [SeparableConv2D(8, 2, {|DIG113:Strides = new[] { 3 }|}, Activation = ReLU)] [Flatten] [Dense(10)] [Loss(CrossEntropy)] [AdamW]")]
    [InlineData("[Input(16, 16, 3)] [Conv2DTranspose(8, 2, {|DIG113:Strides = new[] { 3 }|}, Activation = ReLU)] [Flatten] [Dense(10)] [Loss(CrossEntropy)] [AdamW]")]
    [InlineData("[Input(16, 16, 3)] [MaxPooling2D(2, {|DIG113:Strides = new[] { 3 }|})] [Flatten] [Dense(10)] [Loss(CrossEntropy)] [AdamW]")]
    [InlineData("[Input(64, 3)] [AveragePooling1D(2, {|DIG113:Stride = 3|})] [Flatten] [Dense(10)] [Loss(CrossEntropy)] [AdamW]")]
    [InlineData("[Input(64, 3)] [Conv1D(8, 2, {|DIG113:Stride = 3|}, Activation = ReLU)] [Flatten] [Dense(10)] [Loss(CrossEntropy)] [AdamW]")]
    public void IsMarked(string network) => RuleTester.Reports("DIG113", network);

    [Theory]
    [InlineData("[Input(16, 16, 3)] [Conv2D(16, 3, Strides = new[] { 3 }, Activation = ReLU)] [Flatten] [Dense(10)] [Loss(CrossEntropy)] [AdamW]")]
    [InlineData("[Input(16, 16, 3)] [Conv2D(16, 1, Strides = new[] { 2 }, Activation = ReLU)] [Flatten] [Dense(10)] [Loss(CrossEntropy)] [AdamW]")]
    [InlineData("[Input(16, 16, 3)] [MaxPooling2D(1, Strides = new[] { 2 })] [Flatten] [Dense(10)] [Loss(CrossEntropy)] [AdamW]")]
    [InlineData("[Input(16, 16, 3)] [MaxPooling2D(3, Strides = new[] { 2 })] [Flatten] [Dense(10)] [Loss(CrossEntropy)] [AdamW]")]
    [InlineData("[Input(64, 3)] [Conv1D(8, 3, Dilation = 4, Stride = 4, Activation = ReLU)] [Flatten] [Dense(10)] [Loss(CrossEntropy)] [AdamW]")]
    [InlineData("[Input(1, 64, 3)] [Conv2D(8, 1, 4, Strides = new[] { 4 }, Activation = ReLU)] [Flatten] [Dense(10)] [Loss(CrossEntropy)] [AdamW]")]
    [InlineData("[Input(16, 16, 3)] [Conv2DTranspose(8, 4, Strides = new[] { 2 }, Activation = ReLU)] [Flatten] [Dense(10)] [Loss(CrossEntropy)] [AdamW]")]
    public void IsSilent(string network) => RuleTester.Silent("DIG113", network);
}
