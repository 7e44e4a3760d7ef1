using DeepInit.Gen.Tests.RuleTests.Support;

namespace DeepInit.Gen.Tests.RuleTests;

/// <summary>A bias before a batch normalisation.</summary>
public class DIG242Tests
{
    [Theory]
    [InlineData("[Input(8)] [{|DIG242:Dense(16)|}] [BatchNormalization] [Activation(ReLU)] [Dense(1)] [Loss(MeanSquaredError)] [AdamW]")]
    [InlineData("[Input(8)] [Dense(16, {|DIG242:UseBias = true|})] [BatchNormalization] [Activation(ReLU)] [Dense(1)] [Loss(MeanSquaredError)] [AdamW]")]
    [InlineData("[Input(16, 16, 3)] [{|DIG242:Conv2D(16, 3)|}] [MaxPooling2D(2)] [BatchNormalization] [Activation(ReLU)] [Flatten] [Dense(10)] [Loss(CrossEntropy)] [AdamW]")]
    [InlineData("[Input(16, 16, 3)] [{|DIG242:Conv2DTranspose(16, 3)|}] [BatchNormalization] [Activation(ReLU)] [Flatten] [Dense(10)] [Loss(CrossEntropy)] [AdamW]")]
    [InlineData("[Input(16, 16, 3)] [{|DIG242:SeparableConv2D(16, 3)|}] [BatchNormalization] [Activation(ReLU)] [Flatten] [Dense(10)] [Loss(CrossEntropy)] [AdamW]")]
    [InlineData("[Input(16, 16, 3)] [{|DIG242:DepthwiseConv2D(3)|}] [BatchNormalization] [Activation(ReLU)] [Flatten] [Dense(10)] [Loss(CrossEntropy)] [AdamW]")]
    [InlineData("[Input(16, 3)] [{|DIG242:Conv1D(16, 3)|}] [BatchNormalization] [Activation(ReLU)] [Flatten] [Dense(10)] [Loss(CrossEntropy)] [AdamW]")]
    [InlineData("[Input(16, 16, 3)] [{|DIG242:Conv2D(16, 3)|}] [Flatten] [BatchNormalization] [Activation(ReLU)] [Dense(10)] [Loss(CrossEntropy)] [AdamW]")]
    [InlineData("[Input(16, 16, 3)] [{|DIG242:Conv2D(16, 3)|}] [GroupNormalization(16)] [Activation(ReLU)] [Flatten] [Dense(10)] [Loss(CrossEntropy)] [AdamW]")]
    [InlineData("[Input(8)] [{|DIG242:Dense(16, Name = \"a\", From = \"x\")|}] [{|DIG242:Dense(16, Name = \"b\", From = \"x\")|}] [Concat(\"a\", \"b\")] [BatchNormalization] [Activation(ReLU)] [Dense(1)] [Loss(MeanSquaredError)] [AdamW]")]
    [InlineData("[Network] [Input(8)] [Use(typeof(Block))] [Dense(1)] [Loss(MeanSquaredError)] [AdamW] public sealed partial class Net; [Block] [{|DIG242:Dense(16)|}] [BatchNormalization] [Activation(ReLU)] public sealed class Block;")]
    public void IsMarked(string network) => RuleTester.Reports("DIG242", network);

    [Theory]
    [InlineData("[Input(8)] [Dense(16, UseBias = false)] [BatchNormalization] [Activation(ReLU)] [Dense(1)] [Loss(MeanSquaredError)] [AdamW]")]
    [InlineData("[Input(8)] [Dense(16)] [BatchNormalization(Frozen = true)] [Activation(ReLU)] [Dense(1)] [Loss(MeanSquaredError)] [AdamW]")]
    [InlineData("[Input(8)] [Dense(16)] [LayerNormalization] [Activation(ReLU)] [Dense(1)] [Loss(MeanSquaredError)] [AdamW]")]
    [InlineData("[Input(16, 16, 3)] [Conv2D(16, 3)] [GroupNormalization(4)] [Activation(ReLU)] [Flatten] [Dense(10)] [Loss(CrossEntropy)] [AdamW]")]
    [InlineData("[Input(8)] [Dense(16, Activation = ReLU)] [BatchNormalization] [Dense(1)] [Loss(MeanSquaredError)] [AdamW]")]
    [InlineData("[Input(8)] [Dense(16)] [Dropout(0.5)] [BatchNormalization] [Activation(ReLU)] [Dense(1)] [Loss(MeanSquaredError)] [AdamW]")]
    [InlineData("[Input(64)] [Dense(784)] [Reshape(7, 7, 16)] [BatchNormalization] [Activation(ReLU)] [Conv2D(1, 3)] [Loss(MeanSquaredError)] [AdamW]")]
    [InlineData("[Input(16, 16, 3)] [Conv2D(16, 3)] [ZeroPadding2D(1)] [BatchNormalization] [Activation(ReLU)] [Flatten] [Dense(10)] [Loss(CrossEntropy)] [AdamW]")]
    [InlineData("[Input(8)] [Dense(16, Name = \"a\")] [BatchNormalization] [Activation(ReLU, Name = \"n\")] [Activation(Tanh, From = \"a\", Name = \"t\")] [Add(\"n\", \"t\")] [Dense(1)] [Loss(MeanSquaredError)] [AdamW]")]
    [InlineData("[Input(8)] [Dense(16, Name = \"a\")] [BatchNormalization] [Activation(ReLU)] [Dense(1, Name = \"y\")] [Output(\"a\")] [Output(\"y\")] [Loss(MeanSquaredError, Output = \"y\")] [AdamW]")]
    public void IsSilent(string network) => RuleTester.Silent("DIG242", network);

    [Fact]
    public void TheFixWritesWhatWasMeant() => FixTester.Fixes(
        "DIG242",
        """
        [Input(8)]
        [Dense(16, BiasInit = Ones)]
        [BatchNormalization]
        [Activation(ReLU)]
        [Dense(1)]
        """,
        """
        [Input(8)]
        [Dense(16, UseBias = false)]
        [BatchNormalization]
        [Activation(ReLU)]
        [Dense(1)]
        """);

    [Fact]
    public void FixAllMendsEveryNetwork() => FixTester.FixesAll("DIG242", """
        [Input(8)]
        [Dense(16, BiasInit = Ones)]
        [BatchNormalization]
        [Activation(ReLU)]
        [Dense(1)]
        """);
}
