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

    [Theory]
    [InlineData("[Dense(1, Name = \"head\")] [Parameter(\"head\", Trainable = false)]", "it is a layer, whose parameters are 'head.weight', 'head.bias': did you mean 'head.*'?")]
    [InlineData("[Dense(1, Name = \"head\", UseBias = false)] [Parameter(\"head\", Trainable = false)]", "it is a layer, whose only parameter is 'head.weight': did you mean 'head.*'?")]
    [InlineData("[Dense(1, Name = \"head\")] [Parameter(\"h*d\", Trainable = false)]", "these are layers, whose parameters are 'head.weight', 'head.bias': did you mean 'h*d.*'?")]
    [InlineData("[Dropout(0.5, Name = \"drop\")] [Dense(1)] [Parameter(\"drop.*\", Trainable = false)]", "Dropout 'drop' has no parameters")]
    [InlineData("[Dense(1)] [Parameter(\"haed.bias\", Trainable = false)]", "there are dense0.weight, dense0.bias")]
    public void TheMessageSaysWhatTheNameIs(string attributes, string expected) => Assert.EndsWith(
        "refers to no parameter of the network; " + expected, RuleTester.Single("DIG012", "[Input(4)] " + attributes).GetMessage(null), StringComparison.Ordinal);

    [Theory]
    [InlineData("twin.inner.weight", "base.inner.weight")]
    [InlineData("twin.*", "base.*")]
    [InlineData("twin", "base.*")]
    [InlineData("tw*.bias", "base.inner.bias")]
    public void OfASharedLayerTheNameOfTheFirstIsMeant(string name, string instead)
    {
        string Source(string parameter) => "[Network] [Input(\"x\", 4)] [Input(\"y\", 4)] [Use(typeof(Tower), Name = \"base\", Inputs = new[] { \"x\" })] "
            + "[Use(typeof(Tower), Name = \"twin\", Inputs = new[] { \"y\" }, SharedWith = \"base\")] [Add(\"base\", \"twin\")] "
            + $"[Parameter(\"{parameter}\", Trainable = false)] partial class Net {{ }}\n[Block] [Input(\"v\", 4)] [Dense(4, Name = \"inner\")] static class Tower {{ }}";
        FixTester.Fixes("DIG012", Source(name), Source(instead));
        Assert.Contains("'twin.inner' has the parameters of 'base.inner' (SharedWith)", RuleTester.Single("DIG012", Source(name)).GetMessage(null), StringComparison.Ordinal);
    }

    [Fact]
    public void TheFixOfALayersNameTakesAllOfIt() => FixTester.Fixes(
        "DIG012",
        "[Network] [Input(4)] [Dense(1, Name = \"head\")] [Parameter(\"head\", Trainable = false)] partial class Net { }",
        "[Network] [Input(4)] [Dense(1, Name = \"head\")] [Parameter(\"head.*\", Trainable = false)] partial class Net { }");
}
