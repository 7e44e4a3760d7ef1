using DeepInit.Gen.Tests.RuleTests.Support;

namespace DeepInit.Gen.Tests.RuleTests;

/// <summary>A network is no language model.</summary>
public class DIG123Tests
{
    [Fact]
    public void OtherLogitsThanIdsAreMarked() => RuleTester.Reports("DIG123", """
        [{|DIG123:LanguageModel|}]
        [Input("tokens", 12, Vocabulary = 20)]
        [Embedding(16)]
        [Dense(19)]
        """);

    [Fact]
    public void LogitsOfTheLastStepAreMarked() => RuleTester.Reports("DIG123", """
        [{|DIG123:LanguageModel|}]
        [Input("tokens", 12, Vocabulary = 20)]
        [Embedding(16)]
        [GRU(8)]
        [Dense(20)]
        """);

    [Fact]
    public void NumbersAreMarked() => RuleTester.Reports("DIG123", """
        [{|DIG123:LanguageModel|}]
        [Input("x", 12, 20)]
        [GRU(8, ReturnSequences = true)]
        [Dense(20)]
        """);

    [Fact]
    public void TwoInputsAreMarked() => RuleTester.Reports("DIG123", """
        [{|DIG123:LanguageModel|}]
        [Input("tokens", 12, Vocabulary = 20)]
        [Input("other", 12, Vocabulary = 20)]
        [Embedding(16, From = "tokens", Name = "a")]
        [Embedding(16, From = "other", Name = "b")]
        [Add("a", "b")]
        [Dense(20)]
        """);

    [Fact]
    public void ALossOfNumbersIsMarked() => RuleTester.Reports("DIG123", """
        [{|DIG123:LanguageModel|}]
        [Input("tokens", 12, Vocabulary = 20)]
        [Embedding(16)]
        [GRU(8, ReturnSequences = true)]
        [Dense(20)]
        [Loss(MeanSquaredError)]
        """);

    [Fact]
    public void LogitsOfTheNextIdAreSilent() => RuleTester.Silent("DIG123", """
        [LanguageModel]
        [Input("tokens", 12, Vocabulary = 20)]
        [Embedding(16)]
        [GRU(8, ReturnSequences = true)]
        [Dense(20)]
        [Loss(CrossEntropy)]
        """);
}
