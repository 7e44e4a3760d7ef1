using DeepInit.Gen.Tests.RuleTests.Support;

namespace DeepInit.Gen.Tests.RuleTests;

/// <summary>A high dropout rate.</summary>
public class DIG246Tests
{
    [Theory]
    [InlineData("[Input(8)] [Dense(64, Activation = ReLU)] [Dropout({|DIG246:0.8|})] [Dense(1)] [Loss(MeanSquaredError)] [AdamW]")]
    [InlineData("[Input(8)] [Dense(64, Activation = SELU)] [AlphaDropout({|DIG246:0.85|})] [Dense(1)] [Loss(MeanSquaredError)] [AdamW]")]
    [InlineData("[Input(16, 16, 3)] [Conv2D(16, 3, Activation = ReLU)] [SpatialDropout2D({|DIG246:0.8|})] [Flatten] [Dense(10)] [Loss(CrossEntropy)] [AdamW]")]
    public void IsMarked(string network) => RuleTester.Reports("DIG246", network);

    [Theory]
    [InlineData("[Input(8)] [Dense(64, Activation = ReLU)] [Dropout(0.75)] [Dense(1)] [Loss(MeanSquaredError)] [AdamW]")]
    [InlineData("[Input(8)] [Dense(64, Activation = ReLU)] [Dropout(0.2)] [Dense(1)] [Loss(MeanSquaredError)] [AdamW]")]
    public void IsSilent(string network) => RuleTester.Silent("DIG246", network);

    [Fact]
    public void TheFixWritesWhatWasMeant() => FixTester.Fixes(
        "DIG246",
        """
        [Input(8)]
        [Dense(64, Activation = ReLU)]
        [Dropout(0.8)]
        [Dense(1)]
        """,
        """
        [Input(8)]
        [Dense(64, Activation = ReLU)]
        [Dropout(0.2)]
        [Dense(1)]
        """);

    [Fact]
    public void FixAllMendsEveryNetwork() => FixTester.FixesAll("DIG246", """
        [Input(8)]
        [Dense(64, Activation = ReLU)]
        [Dropout(0.8)]
        [Dense(1)]
        """);
}
