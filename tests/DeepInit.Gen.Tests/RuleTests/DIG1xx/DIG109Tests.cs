using DeepInit.Gen.Tests.RuleTests.Support;

namespace DeepInit.Gen.Tests.RuleTests;

/// <summary>A Flatten is missing before the last dense layer.</summary>
public class DIG109Tests
{
    [Theory]
    [InlineData("[Input(28, 28, 1)] [Conv2D(32, 3, Activation = ReLU)] [{|DIG109:Dense(10)|}] [Loss(CrossEntropy)] [AdamW]")]
    [InlineData("[Input(28, 28, 1)] [Conv2D(32, 3, Activation = ReLU)] [MaxPooling2D(2)] [Dense(64, Activation = ReLU)] [Dropout(0.5)] [{|DIG109:Dense(10, Activation = Softmax)|}] [Loss(SparseCategoricalCrossEntropy)] [AdamW]")]
    [InlineData("[Input(28, 28, 1)] [Conv2D(32, 3, Activation = ReLU)] [{|DIG109:Dense(10)|}] [Activation(LogSoftmax)] [Loss(NegativeLogLikelihood)] [AdamW]")]
    [InlineData("[Input(28, 28, 1)] [SeparableConv2D(32, 3, UseBias = false)] [BatchNormalization] [Activation(ReLU)] [{|DIG109:Dense(1)|}] [Loss(BinaryCrossEntropyWithLogits)] [AdamW]")]
    [InlineData("[Input(28, 28, 1)] [DepthwiseConv2D(3, DepthMultiplier = 8, Activation = ReLU)] [{|DIG109:Dense(1)|}] [Loss(MeanSquaredError)] [AdamW]")]
    [InlineData("[Input(100, 8)] [Conv1D(32, 5, Activation = ReLU)] [{|DIG109:Dense(5)|}] [Loss(CrossEntropy)] [AdamW]")]
    [InlineData("[Input(28, 28, 1)] [Conv2D(16, 5, Activation = ReLU, Name = \"c\")] [Dense(32, Activation = ReLU, Name = \"h\")] [{|DIG109:Dense(10, Name = \"a\", From = \"h\")|}] [Flatten(From = \"c\")] [Dense(1, Name = \"b\")] [Loss(CrossEntropy, Output = \"a\")] [Loss(MeanSquaredError, Output = \"b\")] [AdamW]")]
    public void IsMarked(string network) => RuleTester.Reports("DIG109", network);

    [Theory]
    [InlineData("[Input(28, 28, 1)] [Conv2D(32, 3, Activation = ReLU)] [Flatten] [Dense(10)] [Loss(CrossEntropy)] [AdamW]")]
    [InlineData("[Input(28, 28, 1)] [Conv2D(32, 3, Activation = ReLU)] [GlobalAveragePooling2D] [Dense(10)] [Loss(CrossEntropy)] [AdamW]")]
    [InlineData("[Input(28, 28, 1)] [Conv2D(32, 3, Activation = ReLU)] [Dense(10)] [GlobalAveragePooling2D] [Loss(CrossEntropy)] [AdamW]")]
    [InlineData("[Input(28, 28, 1)] [Conv2D(32, 3, Padding = Padding.Same, Activation = ReLU)] [Dense(10)] [Loss(CrossEntropy)] [AdamW]")]
    [InlineData("[Input(572, 572, 1)] [Conv2D(16, 3, Activation = ReLU)] [Conv2D(2, 1)] [Loss(CrossEntropy)] [AdamW]")]
    [InlineData("[Input(100, 13)] [Conv1D(32, 5, Stride = 2, Padding = Padding.Same, Activation = ReLU)] [Dense(40)] [Loss(CrossEntropy)] [AdamW]")]
    [InlineData("[Input(16)] [Dense(256, Activation = ReLU)] [Reshape(8, 8, 4)] [Conv2D(16, 3, Activation = ReLU)] [Dense(3)] [Loss(MeanSquaredError)] [AdamW]")]
    [InlineData("[Input(16, 16, 3)] [UpSampling2D(2)] [Conv2D(16, 3, Activation = ReLU)] [Dense(3)] [Loss(MeanSquaredError)] [AdamW]")]
    public void IsSilent(string network) => RuleTester.Silent("DIG109", network);

    [Fact]
    public void TheMessageSaysWhy() => Assert.Equal(
        "Dense 'head' acts on each of 26×26 pixels alone, so that loss CrossEntropy wants 676 targets for every row; for one put [Flatten] or [GlobalAveragePooling2D] before it",
        RuleTester.Single("DIG109", "[Input(28, 28, 1)] [Conv2D(32, 3, Activation = ReLU)] [Dense(10, Name = \"head\")] [Loss(CrossEntropy)] [AdamW]").GetMessage(null));
}
