using DeepInit.Gen.Tests.RuleTests.Support;

namespace DeepInit.Gen.Tests.RuleTests;

/// <summary>A momentum in Keras' sense.</summary>
public class DIG248Tests
{
    [Theory]
    [InlineData("[Input(8)] [Dense(16, UseBias = false)] [BatchNormalization({|DIG248:Momentum = 0.99|})] [Activation(ReLU)] [Dense(1)] [Loss(MeanSquaredError)] [AdamW]")]
    [InlineData("[Input(8)] [Dense(16, UseBias = false)] [BatchNormalization({|DIG248:Momentum = 0.9|})] [Activation(ReLU)] [Dense(1)] [Loss(MeanSquaredError)] [AdamW]")]
    [InlineData("[Input(16, 16, 3)] [Conv2D(16, 3, UseBias = false)] [BatchNormalization({|DIG248:Momentum = 0.8|})] [Activation(ReLU)] [Flatten] [Dense(10)] [Loss(CrossEntropy)] [AdamW]")]
    public void IsMarked(string network) => RuleTester.Reports("DIG248", network);

    [Theory]
    [InlineData("[Input(8)] [Dense(16, UseBias = false)] [BatchNormalization(Momentum = 0.1)] [Activation(ReLU)] [Dense(1)] [Loss(MeanSquaredError)] [AdamW]")]
    [InlineData("[Input(8)] [Dense(16, UseBias = false)] [BatchNormalization(Momentum = 1)] [Activation(ReLU)] [Dense(1)] [Loss(MeanSquaredError)] [AdamW]")]
    [InlineData("[Input(8)] [Dense(16, UseBias = false)] [BatchNormalization(Momentum = 0.3)] [Activation(ReLU)] [Dense(1)] [Loss(MeanSquaredError)] [AdamW]")]
    [InlineData("[Input(8)] [Dense(16)] [BatchNormalization(Momentum = 0.99, Frozen = true)] [Activation(ReLU)] [Dense(1)] [Loss(MeanSquaredError)] [AdamW]")]
    public void IsSilent(string network) => RuleTester.Silent("DIG248", network);

    [Fact]
    public void TheFixWritesWhatWasMeant() => FixTester.Fixes(
        "DIG248",
        """
        [Input(8)]
        [Dense(16, UseBias = false)]
        [BatchNormalization(Momentum = 0.99)]
        [Activation(ReLU)]
        [Dense(1)]
        """,
        """
        [Input(8)]
        [Dense(16, UseBias = false)]
        [BatchNormalization(Momentum = 0.01)]
        [Activation(ReLU)]
        [Dense(1)]
        """);

    [Fact]
    public void FixAllMendsEveryNetwork() => FixTester.FixesAll("DIG248", """
        [Input(8)]
        [Dense(16, UseBias = false)]
        [BatchNormalization(Momentum = 0.99)]
        [Activation(ReLU)]
        [Dense(1)]
        """);
}
