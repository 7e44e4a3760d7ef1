using DeepInit.Gen.Tests.RuleTests.Support;

namespace DeepInit.Gen.Tests.RuleTests;

/// <summary>An initialiser made for other activations.</summary>
public class DIG202Tests
{
    [Fact]
    public void HeBeforeTanhIsMarked() => RuleTester.Reports("DIG202", """
        [Input(4)]
        [Dense(8, {|DIG202:Init = He|}, Activation = Tanh)]
        [Dense(1)]
        """);

    [Fact]
    public void XavierBeforeReLUIsMarked() => RuleTester.Reports("DIG202", """
        [Input(4)]
        [Dense(8, {|DIG202:Init = Xavier|}, Activation = ReLU)]
        [Dense(1)]
        """);

    [Fact]
    public void HeBeforeReLUIsSilent() => RuleTester.Silent("DIG202", """
        [Input(4)]
        [Dense(8, Init = He, Activation = ReLU)]
        [Dense(1, Init = He)]
        """);

    [Fact]
    public void HeBeforeANormalisationIsSilent() => RuleTester.Silent("DIG202", """
        [Input(4)]
        [Dense(8, Init = He)]
        [BatchNormalization]
        [Activation(Tanh)]
        [Dense(1)]
        """);

    [Fact]
    public void AGainThatWasGivenIsSilent() => RuleTester.Silent("DIG202", """
        [Input(4)]
        [Dense(8, Init = XavierNormal, Gain = 1.414, Activation = ReLU)]
        [Dense(1)]
        """);

    [Fact]
    public void TheFixUsesTheFamilyOfTheActivation() => FixTester.Fixes(
        "DIG202",
        """
        [Input(4)]
        [Dense(8, Init = He, Activation = Tanh)]
        [Dense(1)]
        """,
        """
        [Input(4)]
        [Dense(8, Init = XavierUniform, Activation = Tanh)]
        [Dense(1)]
        """);

    [Fact]
    public void TheFixKeepsAQualifiedName() => FixTester.Fixes(
        "DIG202",
        """
        [Input(4)]
        [Dense(8, Init = DeepInit.Init.Xavier, Activation = ReLU)]
        [Dense(1)]
        """,
        """
        [Input(4)]
        [Dense(8, Init = DeepInit.Init.HeNormal, Activation = ReLU)]
        [Dense(1)]
        """);

    [Fact]
    public void FixAllMendsEveryNetwork() => FixTester.FixesAll("DIG202", """
        [Input(4)]
        [Dense(8, Init = He, Activation = Tanh)]
        [Dense(1)]
        """);
}
