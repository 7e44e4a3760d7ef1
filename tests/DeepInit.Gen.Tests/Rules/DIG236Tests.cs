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
}
