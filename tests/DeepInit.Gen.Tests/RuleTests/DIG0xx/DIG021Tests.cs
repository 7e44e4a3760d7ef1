using DeepInit.Gen.Tests.RuleTests.Support;

namespace DeepInit.Gen.Tests.RuleTests;

/// <summary>An optimiser has nothing to train.</summary>
public class DIG021Tests
{
    [Fact]
    public void AnOptimiserOfFrozenLayersIsMarked() => RuleTester.Reports("DIG021", """
        [Input(4)]
        [Dense(1, Trainable = false)]
        [Loss(MeanSquaredError)]
        [{|DIG021:AdamW|}]
        """);

    [Fact]
    public void OneTrainableLayerIsSilent() => RuleTester.Silent("DIG021", """
        [Input(4)]
        [Dense(8, Activation = ReLU, Trainable = false)]
        [Dense(1)]
        [Loss(MeanSquaredError)]
        [AdamW]
        """);
}
