using DeepInit.Gen.Tests.RuleTests.Support;

namespace DeepInit.Gen.Tests.RuleTests;

/// <summary>A network has one optimiser.</summary>
public class DIG009Tests
{
    [Fact]
    public void TheSecondOptimiserIsMarked() => RuleTester.Reports("DIG009", """
        [Input(4)]
        [Dense(1)]
        [Loss(MeanSquaredError)]
        [SGD]
        [{|DIG009:AdamW|}]
        """);

    [Fact]
    public void OneOptimiserIsSilent() => RuleTester.Silent("DIG009", """
        [Input(4)]
        [Dense(8, Activation = ReLU)]
        [Dense(1)]
        [Loss(MeanSquaredError)]
        [AdamW]
        """);
}
