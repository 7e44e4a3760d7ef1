using DeepInit.Gen.Tests.RuleTests.Support;

namespace DeepInit.Gen.Tests.RuleTests;

/// <summary>A parameter setting refers to no parameter.</summary>
public class DIG012Tests
{
    [Fact]
    public void AnUnknownParameterIsMarked() => RuleTester.Reports("DIG012", """
        [Input(4)]
        [Dense(1)]
        [Parameter({|DIG012:"dense1.bias"|}, Trainable = false)]
        """);

    [Fact]
    public void AParameterOfTheNetworkIsSilent() => RuleTester.Silent("DIG012", """
        [Input(4)]
        [Dense(1)]
        [Parameter("dense0.bias", Trainable = false)]
        """);

    [Fact]
    public void APatternThatFitsNothingIsMarked() => RuleTester.Reports("DIG012", """
        [Input(4)]
        [Dense(1)]
        [Parameter({|DIG012:"encoder.*"|}, Trainable = false)]
        """);

    [Fact]
    public void APatternThatFitsIsSilent() => RuleTester.Silent("DIG012", """
        [Input(4)]
        [Dense(1)]
        [Parameter("dense*.b*s", Trainable = false)]
        """);

    [Fact]
    public void TheFixTakesTheNearestName() => FixTester.Fixes(
        "DIG012",
        "[Network] [Input(4)] [Dense(1, Name = \"head\")] [Parameter(\"haed.bias\", Trainable = false)] partial class Net { }",
        "[Network] [Input(4)] [Dense(1, Name = \"head\")] [Parameter(\"head.bias\", Trainable = false)] partial class Net { }");

    [Fact]
    public void TheFixTakesTheNearestPattern() => FixTester.Fixes(
        "DIG012",
        "[Network] [Input(4)] [Dense(1, Name = \"encoder\")] [Parameter(\"encodr.*\", Trainable = false)] partial class Net { }",
        "[Network] [Input(4)] [Dense(1, Name = \"encoder\")] [Parameter(\"encoder.*\", Trainable = false)] partial class Net { }");

    [Fact]
    public void FixAllMendsEveryNetwork() => FixTester.FixesAll("DIG012", "[Network] [Input(4)] [Dense(1, Name = \"head\")] [Parameter(\"haed.bias\", Trainable = false)] partial class Net { }");
}
