using DeepInit.Gen.Tests.RuleTests.Support;

namespace DeepInit.Gen.Tests.RuleTests;

/// <summary>A dropout rate that seems to be the part to keep.</summary>
public class DIG247Tests
{
    [Theory]
    [InlineData("[Input(8)] [Dense(64, Activation = ReLU)] [Dropout({|DIG247:0.9|})] [Dense(1)] [Loss(MeanSquaredError)] [AdamW]")]
    [InlineData("[Input(8)] [Dense(64, Activation = ReLU)] [Dropout({|DIG247:0.95|})] [Dense(8, Activation = ReLU)] [Dense(1)] [Loss(MeanSquaredError)] [AdamW]")]
    [InlineData("[Input(16, 16, 3)] [Conv2D(16, 3, Activation = ReLU)] [SpatialDropout2D({|DIG247:0.9|})] [Flatten] [Dense(10)] [Loss(CrossEntropy)] [AdamW]")]
    public void IsMarked(string network) => RuleTester.Reports("DIG247", network);

    [Theory]
    [InlineData("[Input(8)] [Dense(64, Activation = ReLU)] [Dropout(0.5)] [Dense(1)] [Loss(MeanSquaredError)] [AdamW]")]
    [InlineData("[Input(8)] [Dense(64, Activation = ReLU)] [Dropout(0.85)] [Dense(1)] [Loss(MeanSquaredError)] [AdamW]")]
    public void IsSilent(string network) => RuleTester.Silent("DIG247", network);

    [Fact]
    public void TheFixWritesWhatWasMeant() => FixTester.Fixes(
        "DIG247",
        """
        [Input(8)]
        [Dense(64, Activation = ReLU)]
        [Dropout(0.9)]
        [Dense(1)]
        """,
        """
        [Input(8)]
        [Dense(64, Activation = ReLU)]
        [Dropout(0.1)]
        [Dense(1)]
        """);

    [Fact]
    public void FixAllMendsEveryNetwork() => FixTester.FixesAll("DIG247", """
        [Input(8)]
        [Dense(64, Activation = ReLU)]
        [Dropout(0.9)]
        [Dense(1)]
        """);
}
