using DeepInit.Gen.Tests.RuleTests.Support;

namespace DeepInit.Gen.Tests.RuleTests;

/// <summary>An initialiser degenerates on this shape.</summary>
public class DIG207Tests
{
    [Fact]
    public void AnIdentityThatIsNotSquareIsMarked() => RuleTester.Reports("DIG207", """
        [Input(4)]
        [Dense(8, {|DIG207:Init = Identity|}, Activation = Tanh)]
        [Dense(1)]
        """);

    [Fact]
    public void AnOrthogonalVectorIsMarked() => RuleTester.Reports("DIG207", """
        [Input(4)]
        [Dense(1, {|DIG207:Init = Orthogonal|})]
        """);

    [Fact]
    public void ASquareIdentityIsSilent() => RuleTester.Silent("DIG207", """
        [Input(4)]
        [Dense(4, Init = Identity, Activation = Tanh)]
        [Dense(1)]
        """);
}
