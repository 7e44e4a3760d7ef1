using DeepInit.Gen.Tests.RuleTests.Support;

namespace DeepInit.Gen.Tests.RuleTests;

/// <summary>A network cannot rank.</summary>
public class DIG184Tests
{
    private const string Inputs = "[Input(\"user\", Vocabulary = 50)] [Input(\"movie\", Vocabulary = 90)] [Embedding(8, Name = \"u\", From = \"user\")] [Embedding(8, Name = \"m\", From = \"movie\")]";

    [Theory]
    [InlineData("[{|DIG184:Ranking|}]", Inputs + " [Dot(\"u\", \"m\")]")]
    [InlineData("[{|DIG184:Ranking(Query = \"user\")|}]", Inputs + " [Dot(\"u\", \"m\")]")]
    [InlineData("[{|DIG184:Ranking(Query = \"user\", Candidate = \"user\")|}]", Inputs + " [Dot(\"u\", \"m\")]")]
    [InlineData("[{|DIG184:Ranking(Query = \"user\", Candidate = \"movie\")|}]", Inputs + " [Dot(\"u\", \"u\")]")] // of the query alone
    [InlineData("[{|DIG184:Ranking(Query = \"user\", Candidate = \"movie\")|}]", Inputs + " [Multiply(\"u\", \"m\")]")] // eight numbers
    [InlineData("[{|DIG184:Ranking(Query = \"user\", Candidate = \"movie\")|}]", Inputs + " [Dot(\"u\", \"m\", Name = \"a\")] [Concat(\"u\", \"m\")] [Dense(1, Name = \"b\")] [Output(\"a\")] [Output(\"b\")]")] // two scores
    [InlineData("[{|DIG184:Ranking(Query = \"user\", Candidate = \"movie\")|}]", "[Input(\"user\", 4)] [Input(\"movie\", 4)] [Dot(\"user\", \"movie\")]")] // no ids
    [InlineData("[{|DIG184:Ranking(Query = \"user\", Candidate = \"movie\")|}]", "[Input(\"user\", 4)] [Input(\"movie\", 4, Vocabulary = 9)] [EmbeddingBag(4, Name = \"m\", From = \"movie\")] [Dot(\"user\", \"m\")]")] // four ids
    public void WhatCannotRankIsMarked(string ranking, string network) => RuleTester.Reports("DIG184", ranking + "\n" + network);

    [Theory]
    [InlineData(Inputs + " [Dot(\"u\", \"m\")]")]
    [InlineData(Inputs + " [Concat(\"u\", \"m\")] [Dense(1)]")]
    [InlineData(Inputs + " [Output(\"u\")] [Output(\"m\")]")]
    public void AScoreIsSilent(string network) => RuleTester.Silent("DIG184", "[Ranking(Query = \"user\", Candidate = \"movie\")]\n" + network);

    [Fact]
    public void ANameOfNoInputIsMarked() => RuleTester.Reports("DIG006", "[Ranking(Query = \"user\", {|DIG006:Candidate = \"movies\"|})]\n" + Inputs + " [Dot(\"u\", \"m\")]");
}
