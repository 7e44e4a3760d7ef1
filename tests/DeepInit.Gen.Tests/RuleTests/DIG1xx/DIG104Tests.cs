using DeepInit.Gen.Tests.RuleTests.Support;

namespace DeepInit.Gen.Tests.RuleTests;

/// <summary>A network is too large to index.</summary>
public class DIG104Tests
{
    [Fact]
    public void AWeightTooLargeToIndexIsMarked() => RuleTester.Reports("DIG104", """
        [Input(100000)]
        [{|DIG104:Dense(100000, Activation = ReLU)|}]
        [Dense(1)]
        """);

    [Fact]
    public void AThousandByAThousandIsSilent() => RuleTester.Silent("DIG104", """
        [Input(1000)]
        [Dense(1000, Activation = ReLU)]
        [Dense(1)]
        """);
}
