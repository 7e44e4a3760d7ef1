using DeepInit.Gen.Tests.RuleTests.Support;

namespace DeepInit.Gen.Tests.RuleTests;

/// <summary>An initialiser cannot make this shape.</summary>
public class DIG103Tests
{
    [Fact]
    public void HeForABiasIsMarked() => RuleTester.Reports("DIG103", """
        [Input(4)]
        [Dense(1, {|DIG103:BiasInit = He|})]
        """);

    [Fact]
    public void ConstantForABiasIsSilent() => RuleTester.Silent("DIG103", """
        [Input(4)]
        [Dense(1, BiasInit = Constant, BiasValue = 0.1)]
        """);
}
