using DeepInit.Gen.Tests.RuleTests.Support;

namespace DeepInit.Gen.Tests.RuleTests;

/// <summary>Dropout read by a batch normalisation.</summary>
public class DIG253Tests
{
    [Theory]
    [InlineData("[Input(8)] [Dense(16, Activation = ReLU)] [{|DIG253:Dropout(0.5)|}] [BatchNormalization] [Dense(1)] [Loss(MeanSquaredError)] [AdamW]")]
    [InlineData("[Input(8)] [Dense(16)] [{|DIG253:Dropout(0.5)|}] [Activation(ReLU)] [BatchNormalization] [Dense(1)] [Loss(MeanSquaredError)] [AdamW]")]
    [InlineData("[Input(8)] [Dense(16, Activation = ReLU)] [{|DIG253:Dropout(0.5)|}] [Dense(16, UseBias = false)] [BatchNormalization] [Activation(ReLU)] [Dense(1)] [Loss(MeanSquaredError)] [AdamW]")]
    [InlineData("[Input(16, 16, 3)] [Conv2D(16, 3, Activation = ReLU)] [{|DIG253:SpatialDropout2D(0.2)|}] [MaxPooling2D(2)] [BatchNormalization] [Flatten] [Dense(10)] [Loss(CrossEntropy)] [AdamW]")]
    [InlineData("[Input(16, 16, 3)] [Conv2D(16, 3, Activation = ReLU)] [{|DIG253:Dropout(0.2)|}] [Conv2D(16, 3, UseBias = false)] [BatchNormalization] [Activation(ReLU)] [Dropout(0.2)] [Conv2D(16, 3, UseBias = false)] [BatchNormalization] [Activation(ReLU)] [Flatten] [Dense(10)] [Loss(CrossEntropy)] [AdamW]")]
    public void IsMarked(string network) => RuleTester.Reports("DIG253", network);

    [Theory]
    [InlineData("[Input(8)] [Dense(16, UseBias = false)] [BatchNormalization] [Activation(ReLU)] [Dropout(0.5)] [Dense(1)] [Loss(MeanSquaredError)] [AdamW]")]
    [InlineData("[Input(8)] [Dense(16, Activation = ReLU)] [Dropout(0.5)] [LayerNormalization] [Dense(1)] [Loss(MeanSquaredError)] [AdamW]")]
    [InlineData("[Input(8)] [Dense(16, Activation = ReLU)] [Dropout(0.5)] [BatchNormalization(Frozen = true)] [Dense(1)] [Loss(MeanSquaredError)] [AdamW]")]
    [InlineData("[Input(8)] [Dense(16, Activation = ReLU)] [Dropout(0.5)] [Dense(1)] [Loss(MeanSquaredError)] [AdamW]")]
    public void IsSilent(string network) => RuleTester.Silent("DIG253", network);
}
