using DeepInit.Gen.Tests.RuleTests.Support;

namespace DeepInit.Gen.Tests.RuleTests;

/// <summary>A learning rate outside the usual band.</summary>
public class DIG235Tests
{
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
}
