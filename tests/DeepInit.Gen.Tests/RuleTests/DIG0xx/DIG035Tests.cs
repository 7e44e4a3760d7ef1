using DeepInit.Gen.Tests.RuleTests.Support;

namespace DeepInit.Gen.Tests.RuleTests;

/// <summary>An argument cannot be computed from a block's parameters.</summary>
public class DIG035Tests
{
    [Fact]
    public void ADivisionByZeroIsMarkedAtTheArgument() => RuleTester.Reports("DIG035", """
        [Network] [Input(8)] [Use(typeof(Hidden), "Parts", 0)] partial class Net { }
        [Block] [Dense({|DIG035:32 / Hidden.Parts|})] static class Hidden { public const int Parts = 1; }
        """);

    [Fact]
    public void AnOverflowIsMarked() => RuleTester.Reports("DIG035", """
        [Network] [Input(8)] [Use(typeof(Hidden), "Parts", 65536)] partial class Net { }
        [Block] [Dense({|DIG035:65536 * Hidden.Parts|})] static class Hidden { public const int Parts = 1; }
        """);

    [Fact]
    public void ACastThatDoesNotFitIsMarked() => RuleTester.Reports("DIG035", """
        [Network] [Input(8)] [Use(typeof(Hidden), "Parts", 2)] partial class Net { }
        [Block] [Dense({|DIG035:units: (byte)(128 * Hidden.Parts)|})] static class Hidden { public const int Parts = 1; }
        """);

    [Fact]
    public void ArithmeticIsRight() => RuleTester.Silent("DIG035", """
        [Network] [Input(8)] [Use(typeof(Hidden), "Parts", 2)] partial class Net { }
        [Block] [Dense(32 / Hidden.Parts)] static class Hidden { public const int Parts = 1; }
        """);
}
