using DeepInit.Gen.Tests.RuleTests.Support;

namespace DeepInit.Gen.Tests.RuleTests;

/// <summary>A logit sees the token that it predicts.</summary>
public class DIG122Tests
{
    [Theory]
    [InlineData("""[{|DIG122:MultiHeadAttention(4)|}]""")]
    [InlineData("""[{|DIG122:GRU(8, ReturnSequences = true, Bidirectional = true)|}]""")]
    [InlineData("""[{|DIG122:LSTM(8, ReturnSequences = true, Reverse = true)|}]""")]
    [InlineData("""[{|DIG122:Conv1D(8, 3, Padding = Padding.Same)|}]""")]
    [InlineData("""[{|DIG122:AveragePooling1D(2)|}]""")]
    [InlineData("""[{|DIG122:GroupNormalization(2)|}]""")]
    public void LayersThatReadAheadAreMarked(string layer) => RuleTester.Reports("DIG122", $"""
        [LanguageModel]
        [Input("tokens", 12, Vocabulary = 20)]
        [Embedding(16)]
        {layer}
        [Dense(20)]
        """);

    [Fact]
    public void AStateOfTheWholeSequenceIsMarked() => RuleTester.Reports("DIG122", """
        [LanguageModel]
        [Input("tokens", 12, Vocabulary = 20)]
        [Embedding(16, Name = "wte")]
        [GRU(8)]
        [Dense(8, Name = "state")]
        [{|DIG122:GRU(8, ReturnSequences = true, From = "wte", InitialState = "state")|}]
        [Dense(20)]
        """);

    [Theory]
    [InlineData("""[{|DIG122:GRU(8)|}] [Dense(240)] [Reshape(12, 20)]""")]
    [InlineData("""[GRU(8, ReturnSequences = true)] [{|DIG122:FinalState|}] [Dense(240)] [Reshape(12, 20)] [MultiHeadAttention(4)]""")]
    [InlineData("""[{|DIG122:LastStep|}] [Dense(240)] [Reshape(12, 20)]""")]
    [InlineData("""[{|DIG122:BatchNormalization|}] [Dense(20)]""")]
    public void WhatHasSeenAllStepsIsMarkedWhateverItsShape(string layers) => RuleTester.Reports("DIG122", $"""
        [LanguageModel]
        [Input("tokens", 12, Vocabulary = 20)]
        [Embedding(16)]
        {layers}
        """);

    [Fact]
    public void TheSecondOfTwoPathsIsMarked() => RuleTester.Reports("DIG122", """
        [LanguageModel]
        [Input("tokens", 12, Vocabulary = 20)]
        [Embedding(16, Name = "wte")]
        [MultiHeadAttention(4, Causal = true, Name = "first")]
        [{|DIG122:MultiHeadAttention(4, From = "wte", Name = "second")|}]
        [Add("first", "second")]
        [Dense(20)]
        """);

    [Theory]
    [InlineData("""[MultiHeadAttention(4, Causal = true)]""")]
    [InlineData("""[LSTM(8, Layers = 2, ReturnSequences = true)]""")]
    [InlineData("""[Conv1D(8, 3, Padding = Padding.Causal, Dilation = 2)]""")]
    [InlineData("""[PositionEmbedding]""")]
    [InlineData("""[LayerNormalization]""")]
    public void LayersThatReadThePastAreSilent(string layer) => RuleTester.Silent("DIG122", $"""
        [LanguageModel]
        [Input("tokens", 12, Vocabulary = 20)]
        [Embedding(16)]
        {layer}
        [Dense(20)]
        """);

    [Fact]
    public void OtherNetworksMayReadAhead() => RuleTester.Silent("DIG122", """
        [Input("tokens", 12, Vocabulary = 20)]
        [Embedding(16)]
        [MultiHeadAttention(4)]
        [Dense(20)]
        """);

    [Theory]
    [InlineData("""[{|DIG122:MultiHeadAttention(4)|}]""")]
    [InlineData("""[{|DIG122:GRU(16, ReturnSequences = true, Bidirectional = true)|}]""")]
    public void DecodersThatReadAheadAreMarked(string layer) => RuleTester.Reports("DIG122", $"""
        [SequenceToSequence("de", "en")]
        [Input("de", 8, Vocabulary = 20, PaddingIndex = 0)]
        [Input("en", 9, Vocabulary = 18, PaddingIndex = 0)]
        [Embedding(16, From = "de", Name = "encoder")]
        [Embedding(16, From = "en")]
        {layer}
        [MultiHeadAttention(4, Memory = "encoder")]
        [Dense(18)]
        """);

    [Theory]
    [InlineData("""[MultiHeadAttention(4, Name = "encoder")]""")]
    [InlineData("""[GRU(8, ReturnSequences = true, Bidirectional = true, Name = "encoder")]""")]
    [InlineData("""[LSTM(16, ReturnSequences = true, Reverse = true, Name = "encoder")]""")]
    public void EncodersMayReadBothWays(string layer) => RuleTester.Silent("DIG122", $"""
        [SequenceToSequence("de", "en")]
        [Input("de", 8, Vocabulary = 20, PaddingIndex = 0)]
        [Input("en", 9, Vocabulary = 18, PaddingIndex = 0)]
        [Embedding(16, From = "de")]
        {layer}
        [Embedding(16, From = "en")]
        [MultiHeadAttention(4, Causal = true)]
        [MultiHeadAttention(4, Memory = "encoder")]
        [Dense(18)]
        """);
}
