using DeepInit.Gen.Tests.RuleTests.Support;

namespace DeepInit.Gen.Tests.RuleTests;

/// <summary>A table is looked up in by numbers.</summary>
public class DIG115Tests
{
    [Fact]
    public void AnEmbeddingOfNumbersIsMarked() => RuleTester.Reports("DIG115", """
        [Input(64)]
        [{|DIG115:Embedding(8)|}]
        [Dense(1)]
        """);

    [Fact]
    public void ABagOfWhatALayerMadeIsMarked() => RuleTester.Reports("DIG115", """
        [Input(64, Vocabulary = 100)]
        [Embedding(8, Name = "w")]
        [EmbeddingBag(8, {|DIG115:From = "w"|})]
        [Dense(1)]
        """);

    [Fact]
    public void AnEmbeddingOfIdsIsSilent() => RuleTester.Silent("DIG115", """
        [Input(64, Vocabulary = 100)]
        [Embedding(8)]
        [Flatten]
        [Dense(1)]
        """);
}
