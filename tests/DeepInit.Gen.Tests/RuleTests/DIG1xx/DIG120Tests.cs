using DeepInit.Gen.Tests.RuleTests.Support;

namespace DeepInit.Gen.Tests.RuleTests;

/// <summary>A layer would lose the lengths of sequences.</summary>
public class DIG120Tests
{
    [Theory]
    [InlineData("Flatten")]
    [InlineData("Reshape(40)")]
    [InlineData("Permute(2, 1)")]
    [InlineData("Conv1D(4, 3)")]
    [InlineData("Conv1D(4, 3, Padding = Padding.Causal, Stride = 2)")]
    [InlineData("Conv1D(4, 3, Padding = Padding.Causal, Groups = 2)")]
    [InlineData("Conv1D(4, 3, Padding = Padding.Same)")]
    [InlineData("MaxPooling1D(2)")]
    [InlineData("GroupNormalization(2)")]
    public void LayersThatMixStepsAreMarked(string layer) => RuleTester.Reports("DIG120", $$"""
        [Input("x", 10, 4, Lengths = true)]
        [Dense(4)]
        [{|DIG120:{{layer}}|}]
        """);

    [Fact]
    public void PaddingOfIdsHasLengths() => RuleTester.Reports("DIG120", """
        [Input(64, Vocabulary = 5000, PaddingIndex = 0)]
        [Embedding(8)]
        [{|DIG120:Flatten|}]
        """);

    [Fact]
    public void PaddingThatIsAStepHasNone() => RuleTester.Silent("DIG120", """
        [Input(64, Vocabulary = 5000, PaddingIndex = 0, Lengths = false)]
        [Embedding(8)]
        [Flatten]
        [Dense(1)]
        """);

    [Fact]
    public void LayersThatReadIdsKeepOrEndSteps() => RuleTester.Silent("DIG120", """
        [Input("x", 64, Vocabulary = 5000, PaddingIndex = 0)]
        [Embedding(8, From = "x")]
        [GRU(8, Name = "read")]
        [EmbeddingBag(8, Name = "bag", From = "x")]
        [Add("read", "bag")]
        [Dense(1)]
        """);

    [Fact]
    public void LayersThatKeepOrEndStepsAreSilent() => RuleTester.Silent("DIG120", """
        [Input("x", 10, 4, Lengths = true)]
        [Dense(4, Activation = Tanh, Name = "a")]
        [LayerNormalization]
        [Dropout(0.5)]
        [Add("a")]
        [PositionEmbedding]
        [SinePositionEncoding]
        [Conv1D(5, 3, Dilation = 2, Padding = Padding.Causal, Activation = ReLU)]
        [GRU(5, ReturnSequences = true)]
        [Dense(3, Activation = Tanh)]
        [LastStep]
        [Dense(1)]
        """);

    [Fact]
    public void BehindTheEndOfStepsRowsAreFeatures() => RuleTester.Silent("DIG120", """
        [Input("x", 10, 4, Lengths = true)]
        [GRU(6)]
        [Reshape(2, 3)]
        [Flatten]
        [Dense(1)]
        """);
}
