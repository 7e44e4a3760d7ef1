using DeepInit.Gen.Tests.RuleTests.Support;

namespace DeepInit.Gen.Tests.RuleTests;

/// <summary>A regression output is bounded.</summary>
public class DIG223Tests
{
    [Fact]
    public void ReLUOnARegressionOutputIsMarked() => RuleTester.Reports("DIG223", """
        [Input(4)]
        [Dense(8, Activation = ReLU)]
        [Dense(1, {|DIG223:Activation = ReLU|})]
        [Loss(MeanSquaredError)]
        [AdamW]
        """);

    [Fact]
    public void SigmoidOnARegressionOutputIsMarked() => RuleTester.Reports("DIG223", """
        [Input(4)]
        [Dense(1, {|DIG223:Activation = Sigmoid|})]
        [Loss(MeanAbsoluteError)]
        [AdamW]
        """);

    [Fact]
    public void ALinearRegressionOutputIsSilent() => RuleTester.Silent("DIG223", """
        [Input(4)]
        [Dense(8, Activation = ReLU)]
        [Dense(1)]
        [Loss(MeanSquaredError)]
        [AdamW]
        """);

    // It compares with no targets.
    [Fact]
    public void TheMeansOfAKLLossMayBeBounded() => RuleTester.Silent("DIG223", """
        [Input(64)]
        [Dense(32, Activation = ReLU, Name = "h")]
        [Dense(8, Activation = Tanh, Name = "mean", From = "h")]
        [Dense(8, Activation = Tanh, Name = "spread", From = "h")]
        [Sampling("mean", "spread")]
        [Dense(64, Name = "out")]
        [Loss(MeanSquaredError, Output = "out")]
        [Loss(KLStandardNormal, Output = "mean", LogVariance = "spread")]
        [AdamW]
        """);

    [Fact]
    public void AnUnboundedActivationIsSilent() => RuleTester.Silent("DIG223", """
        [Input(4)]
        [Dense(1, Activation = LeakyReLU)]
        [Loss(MeanSquaredError)]
        [AdamW]
        """);
}
