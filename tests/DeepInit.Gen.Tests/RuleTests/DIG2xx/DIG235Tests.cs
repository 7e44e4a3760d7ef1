using DeepInit.Gen.Tests.RuleTests.Support;

namespace DeepInit.Gen.Tests.RuleTests;

/// <summary>A learning rate outside the usual band.</summary>
public class DIG235Tests
{
    private const string Net = "[Input(4)] [Dense(1)] [Loss(MeanSquaredError)] ";

    [Theory]
    [InlineData(Net + "[SGD({|DIG235:LearningRate = 0.1|}, Momentum = 0.99)]")]
    [InlineData(Net + "[SGD({|DIG235:LearningRate = 0.8|}, Momentum = 0.9)]")]
    [InlineData(Net + "[RMSprop({|DIG235:LearningRate = 0.005|}, Momentum = 0.9)]")]
    public void MomentumMultipliesTheRate(string network) => RuleTester.Reports("DIG235", network);

    [Theory]
    [InlineData(Net + "[SGD(LearningRate = 0.1, Momentum = 0.9)]")]
    [InlineData(Net + "[SGD(LearningRate = 5e-6, Momentum = 0.9)]")]
    [InlineData(Net + "[SGD(LearningRate = 1, Momentum = 0.9, Dampening = 0.9)]")]
    [InlineData(Net + "[RMSprop(LearningRate = 0.001, Momentum = 0.9)]")]
    public void ARateThatMomentumBringsIntoTheBandIsSilent(string network) => RuleTester.Silent("DIG235", network);

    [Fact]
    public void TheMessageNamesBothRates() => Assert.Equal(
        "LearningRate 0.1 (10 with its momentum) is higher than SGD usually takes (1e-5 to 1)",
        RuleTester.Single("DIG235", Net + "[SGD(LearningRate = 0.1, Momentum = 0.99)]").GetMessage(null));

    [Fact]
    public void ARateAboveTheBandOfAdamIsMarked() => RuleTester.Reports("DIG235", """
        [Input(4)]
        [Dense(1)]
        [Loss(MeanSquaredError)]
        [Adam({|DIG235:LearningRate = 0.03|})]
        """);

    [Fact]
    public void ARateOfLionLikeAdamsIsMarked() => RuleTester.Reports("DIG235", """
        [Input(4)]
        [Dense(1)]
        [Loss(MeanSquaredError)]
        [Lion({|DIG235:LearningRate = 3e-3|})]
        """);

    [Fact]
    public void ARateBelowTheBandIsMarked() => RuleTester.Reports("DIG235", """
        [Input(4)]
        [Dense(1)]
        [Loss(MeanSquaredError)]
        [SGD({|DIG235:LearningRate = 5e-6|})]
        """);

    [Fact]
    public void RatesAtTheEndsOfTheBandAreSilent() => RuleTester.Silent("DIG235", """
        [Input(4)]
        [Dense(1)]
        [Loss(MeanSquaredError)]
        [SGD(LearningRate = 1)]
        """);

    [Fact]
    public void TheFixUsesTheDefault() => FixTester.Fixes(
        "DIG235",
        """
        [Input(4)]
        [Dense(1)]
        [Loss(MeanSquaredError)]
        [Adam(LearningRate = 0.03)]
        """,
        """
        [Input(4)]
        [Dense(1)]
        [Loss(MeanSquaredError)]
        [Adam(LearningRate = 0.001)]
        """);

    [Fact]
    public void FixAllMendsEveryNetwork() => FixTester.FixesAll("DIG235", """
        [Input(4)]
        [Dense(1)]
        [Loss(MeanSquaredError)]
        [Adam(LearningRate = 0.03)]
        """);

    private const string Network = "[Input(4)]\n[Dense(4, Name = \"a\", Activation = ReLU)]\n[Dense(1, Name = \"head\")]\n[Loss(MeanSquaredError)]\n";

    [Theory]
    [InlineData(Network + "[Adam(LearningRate = 1e-3)]\n[Parameter(\"head.*\", {|DIG235:LearningRateScale = 20|})]")]
    [InlineData(Network + "[Adam({|DIG235:LearningRate = 0.02|})]\n[Parameter(\"*\", LearningRateScale = 0.9)]")]
    [InlineData(Network + "[Adam(LearningRate = 1e-3)]\n[Parameter(\"*\", {|DIG235:LearningRateScale = 0.005|})]")]
    public void TheRateThatAParameterGetsIsJudged(string attributes) => RuleTester.Reports("DIG235", attributes);

    [Theory]
    [InlineData(Network + "[Adam(LearningRate = 0.1)]\n[Parameter(\"*\", LearningRateScale = 0.01)]")]
    [InlineData(Network + "[Adam(LearningRate = 1e-3)]\n[Parameter(\"a.*\", LearningRateScale = 1e-5)]")]
    [InlineData(Network + "[Adam(LearningRate = 1e-7)]\n[Parameter(\"head.*\", LearningRateScale = 1e4)]")]
    public void PartsThatMoveSlowlyOnPurposeAreSilent(string attributes) => RuleTester.Silent("DIG235", attributes);
}
