using DeepInit.Gen.Tests.RuleTests.Support;

namespace DeepInit.Gen.Tests.RuleTests;

/// <summary>A width that wastes most of a panel.</summary>
public class DIG301Tests
{
    [Fact]
    public void SeventeenUnitsAreMarked() => RuleTester.Reports("DIG301", """
        [Input(4)]
        [Dense({|DIG301:17|}, Activation = ReLU)]
        [Dense(1)]
        """);

    [Fact]
    public void ThirtyTwoUnitsAreSilent() => RuleTester.Silent("DIG301", """
        [Input(4)]
        [Dense(32, Activation = ReLU)]
        [Dense(1)]
        """);

    [Fact]
    public void ALastLayerIsSilent() => RuleTester.Silent("DIG301", """
        [Input(4)]
        [Dense(8, Activation = ReLU)]
        [Dense(17)]
        """);
}
