using DeepInit.Gen.Tests.RuleTests.Support;

namespace DeepInit.Gen.Tests.RuleTests;

/// <summary>Two linear layers with only a normalisation between them.</summary>
public class DIG256Tests
{
    [Theory]
    [InlineData("[Input(8)] [{|DIG256:Dense(16)|}] [LayerNormalization] [Dense(1)] [Loss(MeanSquaredError)] [AdamW]")]
    [InlineData("[Input(8)] [{|DIG256:Dense(16)|}] [RMSNormalization] [Dropout(0.2)] [Dense(16, Activation = ReLU)] [Dense(1)] [Loss(MeanSquaredError)] [AdamW]")]
    [InlineData("[Input(16, 16, 3)] [{|DIG256:Conv2D(32, 3)|}] [GroupNormalization(8)] [Conv2D(32, 3, Activation = ReLU)] [Flatten] [Dense(10)] [Loss(CrossEntropy)] [AdamW]")]
    public void IsMarked(string network) => RuleTester.Reports("DIG256", network);

    [Theory]
    [InlineData("[Input(8)] [Dense(16)] [LayerNormalization] [Activation(ReLU)] [Dense(1)] [Loss(MeanSquaredError)] [AdamW]")]
    [InlineData("[Input(8)] [Dense(16, Activation = ReLU)] [LayerNormalization] [Dense(1)] [Loss(MeanSquaredError)] [AdamW]")]
    [InlineData("[Input(8, 8, 32)] [DepthwiseConv2D(7, Padding = Padding.Same)] [LayerNormalization] [Conv2D(128, 1, Activation = GELU)] [Flatten] [Dense(10)] [Loss(CrossEntropy)] [AdamW]")]
    [InlineData("[Input(32)] [Dense(32)] [Add(\"x\")] [LayerNormalization] [Dense(64, Activation = ReLU)] [Dense(1)] [Loss(MeanSquaredError)] [AdamW]")]
    public void IsSilent(string network) => RuleTester.Silent("DIG256", network);
}
