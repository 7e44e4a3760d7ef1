using DeepInit.Gen.Tests.RuleTests.Support;

namespace DeepInit.Gen.Tests.RuleTests;

/// <summary>A table of ids decays.</summary>
public class DIG282Tests
{
    [Theory]
    [InlineData("[AdamW(WeightDecay = 0.1)] [Parameter(\"e.weight\", {|DIG282:Decay = true|})]")]
    [InlineData("[Adam] [Parameter(\"e.weight\", {|DIG282:WeightDecay = 0.1|})]")]
    [InlineData("[AdamW({|DIG282:DecayScope = DecayScope.All|})]")]
    public void DecayOfATableIsMarked(string training) => RuleTester.Reports("DIG282", Net("[Embedding(4, Name = \"e\")]", training));

    [Theory]
    [InlineData("[Embedding(4, Name = \"e\")]", "[AdamW(WeightDecay = 0.1)]")]
    [InlineData("[Embedding(4, Name = \"e\", Trainable = false)]", "[AdamW(DecayScope = DecayScope.All)]")]
    [InlineData("[Embedding(4, Name = \"e\")]", "[SparseAdam] [Parameter(\"e.weight\", WeightDecay = 0.1)]")]
    public void OthersAreSilent(string table, string training) => RuleTester.Silent("DIG282", Net(table, training));

    [Fact]
    public void ATableThatIsTheLastMatrixIsSilent() =>
        RuleTester.Silent("DIG282", "[Input(5, Vocabulary = 9)] [Embedding(4, Name = \"e\")] [TiedDense(\"e\")] [Loss(CrossEntropy)] [AdamW] [Parameter(\"e.weight\", WeightDecay = 0.1)]");

    private static string Net(string table, string training) => $"[Input(Vocabulary = 9)] {table} [Dense(1)] [Loss(MeanSquaredError)] {training}";
}
