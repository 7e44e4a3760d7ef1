using DeepInit.Gen.Tests.RuleTests.Support;

namespace DeepInit.Gen.Tests.RuleTests;

/// <summary>An initialiser was chosen for a layer.</summary>
public class DIG208Tests
{
    [Fact]
    public void EveryLayerWithoutInitIsMarked() => RuleTester.Reports("DIG208", """
        [Input(4)]
        [{|DIG208:Dense(8, Activation = ReLU)|}]
        [Dense(8, Init = Xavier, Activation = Tanh)]
        [{|DIG208:Dense(1)|}]
        """);

    [Fact]
    public void LayersWithInitAreSilent() => RuleTester.Silent("DIG208", """
        [Input(4)]
        [Dense(8, Init = He, Activation = ReLU)]
        [Dense(1, Init = Xavier)]
        """);
}
