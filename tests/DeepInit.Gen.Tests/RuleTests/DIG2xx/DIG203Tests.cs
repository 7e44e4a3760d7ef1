using DeepInit.Gen.Tests.RuleTests.Support;

namespace DeepInit.Gen.Tests.RuleTests;

/// <summary>SELU without LeCun initialisation.</summary>
public class DIG203Tests
{
    [Fact]
    public void HeBeforeSELUIsMarked() => RuleTester.Reports("DIG203", """
        [Input(4)]
        [Dense(8, {|DIG203:Init = He|}, Activation = SELU)]
        [Dense(1)]
        """);

    [Fact]
    public void LeCunBeforeSELUIsSilent() => RuleTester.Silent("DIG203", """
        [Input(4)]
        [Dense(8, Init = LeCunNormal, Activation = SELU)]
        [Dense(1)]
        """);

    [Fact]
    public void AGaussianOfTheSameVarianceIsSilent() => RuleTester.Silent("DIG203", """
        [Input(4)]
        [Dense(8, Init = Gaussian, Sigma = 0.5, Activation = SELU)]
        [Dense(1)]
        """);

    [Fact]
    public void NoInitBeforeSELUIsSilent() => RuleTester.Silent("DIG203", """
        [Input(4)]
        [Dense(8, Activation = SELU)]
        [Dense(1)]
        """);

    [Fact]
    public void TheFixUsesLeCunNormal() => FixTester.Fixes(
        "DIG203",
        """
        [Input(4)]
        [Dense(8, Init = Gaussian, Sigma = 0.1, Activation = SELU)]
        [Dense(1)]
        """,
        """
        [Input(4)]
        [Dense(8, Init = LeCunNormal, Activation = SELU)]
        [Dense(1)]
        """);

    [Fact]
    public void FixAllMendsEveryNetwork() => FixTester.FixesAll("DIG203", """
        [Input(4)]
        [Dense(8, Init = He, Activation = SELU)]
        [Dense(1)]
        """);
}
