using DeepInit.Gen.Tests.RuleTests.Support;

namespace DeepInit.Gen.Tests.RuleTests;

/// <summary>A network does not make one sequence of another.</summary>
public class DIG164Tests
{
    private const string Inputs = """
        [Input("de", 8, Vocabulary = 20, PaddingIndex = 0)]
        [Input("en", 9, Vocabulary = 18, PaddingIndex = 0)]
        """;

    private const string Layers = """
        [Embedding(16, From = "de", Name = "encoder")]
        [Embedding(16, From = "en")]
        [GRU(16, ReturnSequences = true)]
        [MultiHeadAttention(4, Memory = "encoder")]
        """;

    [Theory]
    [InlineData("""[SequenceToSequence({|DIG164:"fr"|}, "en")]""")]
    [InlineData("""[SequenceToSequence("de", {|DIG164:"fr"|})]""")]
    [InlineData("""[SequenceToSequence("en", {|DIG164:"en"|})]""")]
    [InlineData("""[SequenceToSequence("de", "en", {|DIG164:StartToken = 18|})]""")]
    [InlineData("""[SequenceToSequence("de", "en", {|DIG164:StartToken = -1|})]""")]
    [InlineData("""[SequenceToSequence("de", "en", {|DIG164:EndToken = 0|})]""")]
    public void NamesAndMarksThatAreNoneAreMarked(string attribute) => RuleTester.Reports("DIG164", $$"""
        {{attribute}}
        {{Inputs}}
        {{Layers}}
        [Dense(18)]
        """);

    [Fact]
    public void LogitsOfTheSourceAreMarked() => RuleTester.Reports("DIG164", $$"""
        [{|DIG164:SequenceToSequence("de", "en")|}]
        {{Inputs}}
        {{Layers}}
        [Dense(20)]
        """);

    [Fact]
    public void OneInputIsMarked() => RuleTester.Reports("DIG164", """
        [{|DIG164:SequenceToSequence("de", "en")|}]
        [Input("en", 9, Vocabulary = 18, PaddingIndex = 0)]
        [Embedding(16)]
        [GRU(16, ReturnSequences = true)]
        [Dense(18)]
        """);

    [Fact]
    public void ATargetWhoseRowsHaveNoEndIsMarked() => RuleTester.Reports("DIG164", $$"""
        [{|DIG164:SequenceToSequence("de", "en")|}]
        [Input("de", 8, Vocabulary = 20, PaddingIndex = 0)]
        [Input("en", 9, Vocabulary = 18)]
        {{Layers}}
        [Dense(18)]
        """);

    [Fact]
    public void ADecoderWithoutAPastIsMarked() => RuleTester.Reports("DIG164", $$"""
        [{|DIG164:SequenceToSequence("de", "en")|}]
        {{Inputs}}
        [Embedding(16, From = "de", Name = "encoder")]
        [Embedding(16, From = "en")]
        [MultiHeadAttention(4, Memory = "encoder")]
        [Dense(18)]
        """);

    [Fact]
    public void AnOutputThatForgetsTheSourceIsMarked() => RuleTester.Reports("DIG164", $$"""
        [SequenceToSequence({|DIG164:"de"|}, "en")]
        {{Inputs}}
        [Embedding(16, From = "en")]
        [GRU(16, ReturnSequences = true)]
        [Dense(18)]
        """);

    [Fact]
    public void TwoOutputsAreMarked() => RuleTester.Reports("DIG164", $$"""
        [{|DIG164:SequenceToSequence("de", "en")|}]
        {{Inputs}}
        [Embedding(16, From = "de")]
        [Embedding(16, From = "en")]
        [GRU(16, ReturnSequences = true)]
        [Dense(18)]
        """);

    [Fact]
    public void ALossOfNumbersIsMarked() => RuleTester.Reports("DIG164", $$"""
        [{|DIG164:SequenceToSequence("de", "en")|}]
        {{Inputs}}
        {{Layers}}
        [Dense(18)]
        [Loss(MeanSquaredError)]
        """);

    [Fact]
    public void LogitsOfTheTargetAreSilent() => RuleTester.Silent("DIG164", $$"""
        [SequenceToSequence("de", "en")]
        {{Inputs}}
        {{Layers}}
        [Dense(18)]
        [Loss(CrossEntropy)]
        """);
}
