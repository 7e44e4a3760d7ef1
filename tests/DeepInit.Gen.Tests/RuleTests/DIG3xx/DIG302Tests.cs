using DeepInit.Gen.Tests.RuleTests.Support;

namespace DeepInit.Gen.Tests.RuleTests;

/// <summary>The first layer holds nearly all parameters.</summary>
public class DIG302Tests
{
    [Fact]
    public void AFirstLayerWithNearlyAllParametersIsMarked() => RuleTester.Reports("DIG302", """
        [Input(20000)]
        [Dense({|DIG302:64|}, Activation = ReLU)]
        [Dense(32, Activation = ReLU)]
        [Dense(10)]
        """);

    [Fact]
    public void ABalancedNetworkIsSilent() => RuleTester.Silent("DIG302", """
        [Input(784)]
        [Dense(512, Activation = ReLU)]
        [Dense(512, Activation = ReLU)]
        [Dense(512, Activation = ReLU)]
        [Dense(10)]
        """);
}
