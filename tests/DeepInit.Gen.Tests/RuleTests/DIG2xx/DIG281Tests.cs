using DeepInit.Gen.Tests.RuleTests.Support;

namespace DeepInit.Gen.Tests.RuleTests;

/// <summary>A recurrent layer without clipped gradients.</summary>
public class DIG281Tests
{
    [Theory]
    [InlineData("[GRU(4)]")]
    [InlineData("[SimpleRNN(4)]")]
    [InlineData("[LSTM(4, ReturnSequences = true)] [GlobalAveragePooling1D]")]
    public void ManyStepsAreMarked(string layers) => RuleTester.Reports("DIG281", $"[Input(16, 3)] {layers} [Dense(1)] [Loss(MeanSquaredError)] [{{|DIG281:AdamW|}}]");

    [Theory]
    [InlineData("[Input(15, 3)] [GRU(4)] [Dense(1)] [Loss(MeanSquaredError)] [AdamW]")]
    [InlineData("[Input(16, 3)] [GRU(4)] [Dense(1)] [Loss(MeanSquaredError)] [AdamW(GlobalClipNorm = 1)]")]
    [InlineData("[Input(16, 3)] [GRU(4)] [Dense(1)] [Loss(MeanSquaredError)] [AdamW(ClipValue = 1)]")]
    [InlineData("[Input(16, 3)] [GRU(4)] [Dense(1)] [Loss(MeanSquaredError)] [LBFGS]")]
    [InlineData("[Input(16, 3)] [GRU(4)] [Dense(1)] [Loss(MeanSquaredError)]")]
    [InlineData("[Input(16, 3)] [GRU(4)] [Dense(1)]")]
    [InlineData("[Input(16, 3)] [Conv1D(4, 3, Activation = ReLU)] [Flatten] [Dense(1)] [Loss(MeanSquaredError)] [AdamW]")]
    public void OthersAreSilent(string network) => RuleTester.Silent("DIG281", network);

    [Fact]
    public void TheFixClipsTheNorm() => FixTester.Fixes(
        "DIG281",
        """
        [Input(16, 3)]
        [GRU(4)]
        [Dense(1)]
        [Loss(MeanSquaredError)]
        [AdamW(LearningRate = 0.01)]
        """,
        """
        [Input(16, 3)]
        [GRU(4)]
        [Dense(1)]
        [Loss(MeanSquaredError)]
        [AdamW(LearningRate = 0.01, GlobalClipNorm = 1)]
        """);

    [Fact]
    public void FixAllMendsEveryNetwork() => FixTester.FixesAll("DIG281", """
        [Input(16, 3)]
        [GRU(4)]
        [Dense(1)]
        [Loss(MeanSquaredError)]
        [AdamW(LearningRate = 0.01)]
        """);
}
