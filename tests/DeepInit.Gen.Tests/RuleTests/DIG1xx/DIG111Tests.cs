using DeepInit.Gen.Tests.RuleTests.Support;

namespace DeepInit.Gen.Tests.RuleTests;

/// <summary>A target for each pixel or step.</summary>
public class DIG111Tests
{
    [Theory]
    [InlineData("[Input(28, 28)] [Dense(128, Activation = ReLU)] [{|DIG111:Dense(10)|}] [Loss(CrossEntropy)] [AdamW]")]
    [InlineData("[Input(28, 28, 1)] [Conv2D(32, 3, Padding = Padding.Same, Activation = ReLU)] [{|DIG111:Dense(10)|}] [Loss(CrossEntropy)] [AdamW]")]
    [InlineData("[Input(28, 28, 1)] [Conv2D(32, 3, Padding = Padding.Same, Activation = ReLU)] [MaxPooling2D(2)] [{|DIG111:Dense(1)|}] [Loss(BinaryCrossEntropyWithLogits)] [AdamW]")]
    public void IsMarked(string network) => RuleTester.Reports("DIG111", network);

    [Theory]
    [InlineData("[Input(28, 28)] [Flatten] [Dense(128, Activation = ReLU)] [Dense(10)] [Loss(CrossEntropy)] [AdamW]")]
    [InlineData("[Input(100, 13)] [Conv1D(32, 5, Padding = Padding.Same, Activation = ReLU)] [Dense(40)] [Loss(CrossEntropy)] [AdamW]")]
    [InlineData("[Input(28, 28, 1)] [Conv2D(32, 3, Padding = Padding.Same, Activation = ReLU)] [Conv2D(5, 1)] [Loss(CrossEntropy)] [AdamW]")]
    [InlineData("[Input(16, 16, 3)] [Conv2D(16, 3, Padding = Padding.Same, Activation = ReLU)] [Dense(3)] [Loss(MeanSquaredError)] [AdamW]")]
    public void IsSilent(string network) => RuleTester.Silent("DIG111", network);
}
