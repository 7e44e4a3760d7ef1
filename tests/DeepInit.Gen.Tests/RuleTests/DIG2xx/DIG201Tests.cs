using DeepInit.Gen.Tests.RuleTests.Support;

namespace DeepInit.Gen.Tests.RuleTests;

/// <summary>A hidden layer starts constant.</summary>
public class DIG201Tests
{
    [Fact]
    public void AHiddenLayerOfZerosIsMarked() => RuleTester.Reports("DIG201", """
        [Input(4)]
        [Dense(8, {|DIG201:Init = Zeros|}, Activation = ReLU)]
        [Dense(1)]
        """);

    [Fact]
    public void AHiddenLayerOfOneConstantIsMarked() => RuleTester.Reports("DIG201", """
        [Input(4)]
        [Dense(8, {|DIG201:Init = Constant|}, Value = 0.5, Activation = Tanh)]
        [Dense(1)]
        """);

    [Fact]
    public void ASingleLayerOfZerosIsSilent() => RuleTester.Silent("DIG201", """
        [Input(4)]
        [Dense(1, Init = Zeros)]
        """);

    [Fact]
    public void ALastLayerOfZerosIsSilent() => RuleTester.Silent("DIG201", """
        [Input(4)]
        [Dense(8, Activation = ReLU)]
        [Dense(1, Init = Zeros)]
        """);

    [Fact]
    public void TheEndOfAResidualBranchIsSilent() => RuleTester.Silent("DIG201", """
        [Input(4)]
        [Dense(8, Name = "stem", Activation = ReLU)]
        [Dense(8, Activation = ReLU)]
        [Dense(8, Init = Zeros)]
        [Add("stem")]
        [Dense(1)]
        """);

    [Fact]
    public void AGateIsSilent() => RuleTester.Silent("DIG201", """
        [Input(4)]
        [Dense(8, Name = "value", Activation = ReLU)]
        [Dense(8, Name = "gate", From = "x", Init = Zeros, Activation = Sigmoid)]
        [Multiply("value", "gate")]
        [Dense(1)]
        """);

    [Fact]
    public void TheFixUsesWhatTheActivationAsksFor() => FixTester.Fixes(
        "DIG201",
        """
        [Input(4)]
        [Dense(8, Init = Constant, Value = 0.5, Activation = ReLU)]
        [Dense(1)]
        """,
        """
        [Input(4)]
        [Dense(8, Init = HeNormal, Activation = ReLU)]
        [Dense(1)]
        """);

    [Fact]
    public void FixAllMendsEveryNetwork() => FixTester.FixesAll("DIG201", """
        [Input(4)]
        [Dense(8, Init = Zeros, Activation = ReLU)]
        [Dense(1)]
        """);
}
