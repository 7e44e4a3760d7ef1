using DeepInit.Gen.Tests.RuleTests.Support;

namespace DeepInit.Gen.Tests.RuleTests;

/// <summary>A normalisation over single values.</summary>
public class DIG108Tests
{
    [Theory]
    [InlineData("[Input(8)] [Dense(16)] [{|DIG108:GroupNormalization(16)|}] [Activation(ReLU)] [Dense(1)] [Loss(MeanSquaredError)] [AdamW]")]
    [InlineData("[Input(8)] [Dense(1)] [{|DIG108:LayerNormalization|}] [Loss(MeanSquaredError)] [AdamW]")]
    [InlineData("[Input(8)] [Dense(1)] [{|DIG108:RMSNormalization|}] [Loss(MeanSquaredError)] [AdamW]")]
    [InlineData("[Input(20, 1)] [{|DIG108:LayerNormalization|}] [Conv1D(8, 3, Activation = ReLU)] [Flatten] [Dense(10)] [Loss(CrossEntropy)] [AdamW]")]
    [InlineData("[Input(8, 8, 3)] [Conv2D(16, 8)] [{|DIG108:GroupNormalization(16)|}] [Activation(ReLU)] [Flatten] [Dense(10)] [Loss(CrossEntropy)] [AdamW]")]
    [InlineData("[Input(8, 8, 3)] [Conv2D(32, 3, Activation = ReLU)] [GlobalAveragePooling2D] [Reshape(1, 1, 32)] [{|DIG108:GroupNormalization(32)|}] [Flatten] [Dense(10)] [Loss(CrossEntropy)] [AdamW]")]
    public void IsMarked(string network) => RuleTester.Reports("DIG108", network);

    [Theory]
    [InlineData("[Input(8)] [Dense(16)] [GroupNormalization(8)] [Activation(ReLU)] [Dense(1)] [Loss(MeanSquaredError)] [AdamW]")]
    [InlineData("[Input(2)] [LayerNormalization] [Dense(16, Activation = ReLU)] [Dense(1)] [Loss(MeanSquaredError)] [AdamW]")]
    [InlineData("[Input(8, 8, 3)] [Conv2D(16, 3)] [GroupNormalization(16)] [Activation(ReLU)] [Flatten] [Dense(10)] [Loss(CrossEntropy)] [AdamW]")]
    [InlineData("[Input(8)] [Dense(1, UseBias = false)] [BatchNormalization] [Loss(MeanSquaredError)] [AdamW]")]
    [InlineData("[Input(8, 8, 3)] [Conv2D(16, 7)] [GroupNormalization(16)] [Activation(ReLU)] [Flatten] [Dense(10)] [Loss(CrossEntropy)] [AdamW]")]
    public void IsSilent(string network) => RuleTester.Silent("DIG108", network);

    [Fact]
    public void TheMessageSaysWhy() => Assert.Equal(
        "GroupNormalization 'n' normalises 16 features, each value by itself: less its own mean it is 0, whatever it was; take fewer groups, or BatchNormalization",
        RuleTester.Single("DIG108", "[Input(8)] [Dense(16, Name = \"a\")] [GroupNormalization(16, Name = \"n\")] [Activation(ReLU)] [Dense(1)] [Loss(MeanSquaredError)] [AdamW]").GetMessage(null));
}
