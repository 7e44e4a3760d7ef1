using DeepInit.Gen.Tests.RuleTests.Support;

namespace DeepInit.Gen.Tests.RuleTests;

/// <summary>L2 decay in an adaptive optimiser.</summary>
public class DIG232Tests
{
    [Fact]
    public void AdamWithDecayIsMarked() => RuleTester.Reports("DIG232", """
        [Input(4)]
        [Dense(1)]
        [Loss(MeanSquaredError)]
        [Adam({|DIG232:WeightDecay = 0.01|})]
        """);

    [Fact]
    public void RMSpropWithDecayIsMarked() => RuleTester.Reports("DIG232", """
        [Input(4)]
        [Dense(1)]
        [Loss(MeanSquaredError)]
        [RMSprop({|DIG232:WeightDecay = 0.01|})]
        """);

    [Fact]
    public void TheSecondOfTwoOptimisersIsMarkedToo() => RuleTester.Reports("DIG232", """
        [Input(4)]
        [Dense(8, Activation = ReLU)]
        [Dense(8, Activation = ReLU)]
        [Dense(2)]
        [Loss(MeanSquaredError)]
        [Muon]
        [Adam({|DIG232:WeightDecay = 0.01|})]
        """);

    [Fact]
    public void OneThatDecaysNothingIsSaidToHaveNoEffectInstead() => RuleTester.Reports("DIG018", """
        [Input(4)]
        [Dense(8, Activation = ReLU)]
        [Dense(8, Activation = ReLU)]
        [Dense(2)]
        [Loss(MeanSquaredError)]
        [Muon]
        [Adam({|DIG018:WeightDecay = 0.01|})]
        [Parameter("dense2.weight", Decay = false)]
        """);

    [Fact]
    public void AdamWIsSilent() => RuleTester.Silent("DIG232", """
        [Input(4)]
        [Dense(1)]
        [Loss(MeanSquaredError)]
        [AdamW(WeightDecay = 0.01)]
        """);

    [Fact]
    public void SGDWithDecayIsSilent() => RuleTester.Silent("DIG232", """
        [Input(4)]
        [Dense(1)]
        [Loss(MeanSquaredError)]
        [SGD(WeightDecay = 0.01)]
        """);

    [Fact]
    public void AdamWithDecoupledDecayIsSilent() => RuleTester.Silent("DIG232", """
        [Input(4)]
        [Dense(1)]
        [Loss(MeanSquaredError)]
        [Adam(WeightDecay = 0.01, DecoupledWeightDecay = true)]
        """);

    [Fact]
    public void TheFixUsesAdamW() => FixTester.Fixes(
        "DIG232",
        """
        [Input(4)]
        [Dense(1)]
        [Loss(MeanSquaredError)]
        [Adam(LearningRate = 2e-3, WeightDecay = 0.01)]
        """,
        """
        [Input(4)]
        [Dense(1)]
        [Loss(MeanSquaredError)]
        [AdamW(LearningRate = 2e-3, WeightDecay = 0.01)]
        """);

    [Fact]
    public void TheFixDecouplesOtherOptimisers() => FixTester.Fixes(
        "DIG232",
        """
        [Input(4)]
        [Dense(1)]
        [Loss(MeanSquaredError)]
        [RMSprop(WeightDecay = 0.01)]
        """,
        """
        [Input(4)]
        [Dense(1)]
        [Loss(MeanSquaredError)]
        [RMSprop(WeightDecay = 0.01, DecoupledWeightDecay = true)]
        """);

    [Fact]
    public void FixAllMendsEveryNetwork() => FixTester.FixesAll("DIG232", """
        [Input(4)]
        [Dense(1)]
        [Loss(MeanSquaredError)]
        [Adam(WeightDecay = 0.01)]
        """);
}
