using DeepInit.Gen.Tests.RuleTests.Support;

namespace DeepInit.Gen.Tests.RuleTests;

/// <summary>A ranking by what predicts numbers.</summary>
public class DIG290Tests
{
    private const string Network = "[Input(\"user\", Vocabulary = 50)] [Input(\"movie\", Vocabulary = 90)] [Embedding(8, Name = \"u\", From = \"user\")] [Embedding(8, Name = \"m\", From = \"movie\")] [Dot(\"u\", \"m\")]";

    [Theory]
    [InlineData("MeanSquaredError")]
    [InlineData("Huber")]
    public void ALossOfRatingsIsMarked(string loss) => RuleTester.Reports("DIG290", $"[{{|DIG290:Ranking(Query = \"user\", Candidate = \"movie\")|}}]\n{Network}\n[Loss({loss})]\n[AdamW]");

    [Fact]
    public void ALossOfChoicesIsSilent() => RuleTester.Silent("DIG290", $"[Ranking(Query = \"user\", Candidate = \"movie\")]\n{Network}\n[Loss(BinaryCrossEntropyWithLogits)]\n[AdamW]");

    [Fact]
    public void RatingsWithoutARankingAreSilent() => RuleTester.Silent("DIG290", $"{Network}\n[Loss(MeanSquaredError)]\n[AdamW]");
}
