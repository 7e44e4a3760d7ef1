using DeepInit.Gen.Tests.RuleTests.Support;

namespace DeepInit.Gen.Tests.RuleTests;

/// <summary>Recommendations run the network on every candidate.</summary>
public class DIG365Tests
{
    private const string Towers = "[Input(\"user\", Vocabulary = 50)] [Input(\"movie\", Vocabulary = 90)] [Embedding(8, Name = \"u\", From = \"user\")] [Embedding(8, Name = \"m\", From = \"movie\")]";

    [Theory]
    [InlineData("[Concat(\"u\", \"m\")] [Dense(1)]")]
    [InlineData("[Dot(\"u\", \"m\")] [Dense(1)]")] // a factor of either sign
    [InlineData("[Embedding(1, Name = \"b\", From = \"movie\")] [Dot(\"u\", \"m\", Name = \"d\")] [Subtract(\"d\", \"b\")]")]
    [InlineData("[Embedding(1, Name = \"b\", From = \"movie\")] [Dot(\"u\", \"m\", Name = \"d\")] [Add(\"d\", \"b\", Activation = Sigmoid)]")]
    public void WhatIsNoProductIsMarked(string score) => RuleTester.Reports("DIG365", $"[{{|DIG365:Ranking(Query = \"user\", Candidate = \"movie\")|}}]\n{Towers} {score}");

    [Theory]
    [InlineData("[Dot(\"u\", \"m\")]")]
    [InlineData("[Dot(\"m\", \"u\", Normalize = true)]")]
    [InlineData("[Embedding(1, Name = \"b\", From = \"movie\")] [Dot(\"u\", \"m\", Name = \"d\")] [Add(\"d\", \"b\")]")]
    public void AProductIsSilent(string score) => RuleTester.Silent("DIG365", $"[Ranking(Query = \"user\", Candidate = \"movie\")]\n{Towers} {score}");
}
