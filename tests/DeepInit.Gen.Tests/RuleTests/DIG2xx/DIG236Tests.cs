using DeepInit.Gen.Tests.RuleTests.Support;

namespace DeepInit.Gen.Tests.RuleTests;

/// <summary>A learning rate far outside the usual band.</summary>
public class DIG236Tests
{
    [Fact]
    public void ARateThatMomentumMakesFiftyIsMarked() => RuleTester.Reports("DIG236", """
        [Input(4)]
        [Dense(1)]
        [Loss(MeanSquaredError)]
        [SGD({|DIG236:LearningRate = 0.5|}, Momentum = 0.99)]
        """);

    // It finds its rate itself, and multiplies it by this one.
    [Fact]
    public void AnotherRateThanOneOfProdigyIsMarked() => RuleTester.Reports("DIG236", """
        [Input(4)]
        [Dense(1)]
        [Loss(MeanSquaredError)]
        [Prodigy({|DIG236:LearningRate = 1e-3|})]
        """);

    [Fact]
    public void ARateFarAboveTheBandOfAdamIsMarked() => RuleTester.Reports("DIG236", """
        [Input(4)]
        [Dense(1)]
        [Loss(MeanSquaredError)]
        [Adam({|DIG236:LearningRate = 0.1|})]
        """);

    [Fact]
    public void ARateFarBelowTheBandIsMarked() => RuleTester.Reports("DIG236", """
        [Input(4)]
        [Dense(1)]
        [Loss(MeanSquaredError)]
        [AdamW({|DIG236:LearningRate = 1e-9|})]
        """);

    [Fact]
    public void ARateOfSGDAboveFiveIsMarked() => RuleTester.Reports("DIG236", """
        [Input(4)]
        [Dense(1)]
        [Loss(MeanSquaredError)]
        [SGD({|DIG236:LearningRate = 10|})]
        """);

    [Fact]
    public void TheSameRateInSGDIsSilent() => RuleTester.Silent("DIG236", """
        [Input(4)]
        [Dense(1)]
        [Loss(MeanSquaredError)]
        [SGD(LearningRate = 0.1)]
        """);

    [Fact]
    public void TheFixUsesTheDefault() => FixTester.Fixes(
        "DIG236",
        """
        [Input(4)]
        [Dense(1)]
        [Loss(MeanSquaredError)]
        [Adam(LearningRate = 0.5)]
        """,
        """
        [Input(4)]
        [Dense(1)]
        [Loss(MeanSquaredError)]
        [Adam(LearningRate = 0.001)]
        """);

    [Fact]
    public void FixAllMendsEveryNetwork() => FixTester.FixesAll("DIG236", """
        [Input(4)]
        [Dense(1)]
        [Loss(MeanSquaredError)]
        [Adam(LearningRate = 0.5)]
        """);

    private const string Network = "[Input(4)]\n[Dense(4, Name = \"a\", Activation = ReLU)]\n[Dense(1, Name = \"head\")]\n[Loss(MeanSquaredError)]\n";

    [Theory]
    [InlineData(Network + "[Adam(LearningRate = 1e-3)]\n[Parameter(\"head.*\", {|DIG236:LearningRateScale = 500|})]")]
    [InlineData(Network + "[Adam(LearningRate = 1e-3)]\n[Parameter(\"*\", {|DIG236:LearningRateScale = 1e-6|})]")]
    [InlineData(Network + "[Adam({|DIG236:LearningRate = 1e-9|})]\n[Parameter(\"*\", LearningRateScale = 2)]")]
    public void TheRateThatAParameterGetsIsJudged(string attributes) => RuleTester.Reports("DIG236", attributes);

    [Theory]
    [InlineData(Network + "[Adam(LearningRate = 0.1)]\n[Parameter(\"*\", LearningRateScale = 0.01)]")]
    [InlineData(Network + "[Adam(LearningRate = 1e-3)]\n[Parameter(\"a.*\", LearningRateScale = 1e-6)]")]
    public void ARateThatNothingGetsIsSilent(string attributes) => RuleTester.Silent("DIG236", attributes);

    [Fact]
    public void TheMessageSaysWhichParameterAndWhy() => Assert.Equal(
        "LearningRate 0.5 of 'head.weight' (0.001 × 500) is far higher than Adam takes (1e-5 to 0.01): training will most likely diverge or stall",
        RuleTester.Single("DIG236", Network + "[Adam(LearningRate = 1e-3)]\n[Parameter(\"head.*\", LearningRateScale = 500)]").GetMessage(null));
}
