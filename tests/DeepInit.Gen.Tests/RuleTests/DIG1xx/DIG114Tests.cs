using DeepInit.Gen.Tests.RuleTests.Support;

namespace DeepInit.Gen.Tests.RuleTests;

/// <summary>A layer on numbers reads ids.</summary>
public class DIG114Tests
{
    [Fact]
    public void ALayerOnIdsIsMarked() => RuleTester.Reports("DIG114", """
        [Input(64, Vocabulary = 5000)]
        [{|DIG114:Dense(1)|}]
        """);

    [Fact]
    public void TheNameThatItReadsIsMarked() => RuleTester.Reports("DIG114", """
        [Input("age", 1)]
        [Input("user", Vocabulary = 943)]
        [Dense(8, From = "age", Name = "a")]
        [Concat("a", {|DIG114:"user"|})]
        [Dense(1)]
        """);

    [Fact]
    public void AnOutputOfIdsIsMarked() => RuleTester.Reports("DIG114", """
        [Input("user", Vocabulary = 943)]
        [Embedding(8)]
        [Dense(1)]
        [Output({|DIG114:"user"|})]
        """);

    [Fact]
    public void TablesAreSilent() => RuleTester.Silent("DIG114", """
        [Input("words", 64, Vocabulary = 5000, PaddingIndex = 0)]
        [Input("user", Vocabulary = 943)]
        [Embedding(8, From = "words", Name = "w")]
        [GRU(8, Name = "text")]
        [EmbeddingBag(8, From = "user", Name = "u")]
        [Concat("text", "u")]
        [Dense(1)]
        """);
}
