using DeepInit.Gen.Tests.RuleTests.Support;

namespace DeepInit.Gen.Tests.RuleTests;

/// <summary>A loss of negative weight.</summary>
public class DIG252Tests
{
    [Theory]
    [InlineData("[Input(8)] [Dense(1)] [Loss(MeanSquaredError, {|DIG252:Weight = -1|})] [AdamW]")]
    [InlineData("[Input(8)] [Dense(1, Name = \"a\", From = \"x\")] [Dense(1, Name = \"b\", From = \"x\")] [Loss(MeanSquaredError, Output = \"a\")] [Loss(MeanSquaredError, Output = \"b\", {|DIG252:Weight = -0.5|})] [AdamW]")]
    [InlineData("[Input(64)] [Dense(32, Activation = ReLU, Name = \"h\")] [Dense(8, Name = \"mean\", From = \"h\")] [Dense(8, Name = \"spread\", From = \"h\")] [Sampling(\"mean\", \"spread\")] [Dense(64, Name = \"out\")] [Loss(MeanSquaredError, Output = \"out\", Reduction = Reduction.BatchMean)] [Loss(KLStandardNormal, Output = \"mean\", LogVariance = \"spread\", {|DIG252:Weight = -0.1|})] [AdamW]")]
    public void IsMarked(string network) => RuleTester.Reports("DIG252", network);

    [Theory]
    [InlineData("[Input(8)] [Dense(1)] [Loss(MeanSquaredError, Weight = 0.1)] [AdamW]")]
    public void IsSilent(string network) => RuleTester.Silent("DIG252", network);

    [Fact]
    public void TheFixWritesWhatWasMeant() => FixTester.Fixes(
        "DIG252",
        """
        [Input(8)]
        [Dense(1)]
        [Loss(MeanSquaredError, Weight = -0.5)]
        [AdamW]
        """,
        """
        [Input(8)]
        [Dense(1)]
        [Loss(MeanSquaredError, Weight = 0.5)]
        [AdamW]
        """);

    [Fact]
    public void FixAllMendsEveryNetwork() => FixTester.FixesAll("DIG252", """
        [Input(8)]
        [Dense(1)]
        [Loss(MeanSquaredError, Weight = -0.5)]
        [AdamW]
        """);
}
