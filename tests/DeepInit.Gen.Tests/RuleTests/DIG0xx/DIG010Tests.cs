using DeepInit.Gen.Tests.RuleTests.Support;

namespace DeepInit.Gen.Tests.RuleTests;

/// <summary>An optimiser needs a loss.</summary>
public class DIG010Tests
{
    [Fact]
    public void AnOptimiserWithoutLossIsMarked() => RuleTester.Reports("DIG010", """
        [Input(4)]
        [Dense(1)]
        [{|DIG010:AdamW|}]
        """);

    [Fact]
    public void ALossWithAnOptimiserIsSilent() => RuleTester.Silent("DIG010", """
        [Input(4)]
        [Dense(8, Activation = ReLU)]
        [Dense(1)]
        [Loss(MeanSquaredError)]
        [AdamW]
        """);
}
