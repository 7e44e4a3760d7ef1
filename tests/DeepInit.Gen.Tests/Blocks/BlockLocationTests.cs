using DeepInit.Gen.Tests.RuleTests.Support;
using Microsoft.CodeAnalysis;

namespace DeepInit.Gen.Tests.Blocks;

/// <summary>Issues of layers that came from a block: in the block, or at the use that gave the value.</summary>
public sealed class BlockLocationTests
{
    private const string Block = "[Block] [Dense(Hidden.Units, Activation = ReLU)] [Dropout(Hidden.Rate)] static class Hidden { public const int Units = 8; public const double Rate = 0.1; }";

    [Fact]
    public void AConstantInTheBlockIsMarkedThereOnceForAllRepetitions() => RuleTester.Reports("DIG008", """
        [Network] [Input(8)] [Use(typeof(Hidden), Repeat = 3)] partial class Net { }
        [Block] [Dense(8, Activation = ReLU)] [Dropout({|DIG008:2.0|})] static class Hidden { }
        """);

    [Theory]
    [InlineData("[Use(typeof(Hidden), \"Units\", {|DIG008:-1|})]")]
    [InlineData("[Use(typeof(Hidden), \"Units\", 4, \"Rate\", {|DIG008:1.5|})]")]
    [InlineData("[Use(typeof(Hidden), \"Units\", {|DIG008:\"many\"|})]")]
    [InlineData("[Use(typeof(Hidden), {|DIG008:\"Units\"|})]")]
    [InlineData("[Use(typeof(Hidden), \"Units\", {|DIG008:ReLU|})]")]
    [InlineData("[Use(typeof(Hidden), {|DIG008:Repeat = 0|})]")]
    [InlineData("[Use(typeof(Hidden), {|DIG008:FirstIndex = -1|})]")]
    [InlineData("[Use(typeof(Hidden), {|DIG008:Repeat = 1000000|})]")]
    public void AValueThatTheUseGaveIsMarkedAtTheUse(string use) => RuleTester.Reports("DIG008", $"[Network] [Input(8)] {use} partial class Net {{ }}\n{Block}");

    [Fact]
    public void AValueThatWentThroughTwoBlocksIsMarkedWhereItWasGiven() => RuleTester.Reports("DIG008", $$"""
        [Network] [Input(8)] [Use(typeof(Outer), "Width", {|DIG008:-4|})] partial class Net { }
        [Block] [Use(typeof(Hidden), "Units", 2 * Outer.Width)] static class Outer { public const int Width = 1; }
        {{Block}}
        """);

    [Fact]
    public void ABlockThatDoesNotKeepTheShapeFailsWhereItAdds() => RuleTester.Reports("DIG101", """
        [Network] [Input(8)] [Use(typeof(Residual), "Units", 8)] [Use(typeof(Residual), "Units", 16)] partial class Net { }
        [Block] [Dense(Residual.Units, Activation = ReLU)] [Add({|DIG101:"x"|})] static class Residual { public const int Units = 8; }
        """);

    [Fact]
    public void MessagesNameTheLayerAndDiagnosticsTheUse()
    {
        Diagnostic found = RuleTester.Single("DIG101", """
            [Network] [Input(8)] [Use(typeof(Residual), "Units", 8)] [Use(typeof(Residual), "Units", 16, Name = "wide", Repeat = 2)] partial class Net { }
            [Block] [Dense(Residual.Units, Activation = ReLU)] [Add("x")] static class Residual { public const int Units = 8; }
            """);
        Assert.Equal("Add 'wide.0.add0' combines values of one shape, but 'wide.0.dense0' has 16 and 'residual0' has 8", found.GetMessage(null));
        Location use = Assert.Single(found.AdditionalLocations);
        Assert.Equal("Use(typeof(Residual), \"Units\", 16, Name = \"wide\", Repeat = 2)", use.SourceTree!.GetText().ToString(use.SourceSpan));
    }

    [Theory]
    [InlineData("DIG006", "[Dense(8, {|DIG006:From = \"outside\"|})]")]
    [InlineData("DIG006", "[Dense(8)] [Add({|DIG006:\"y\"|})]")]
    [InlineData("DIG015", "[Dense(8, {|DIG015:From = \"later\"|})] [Dense(8, Name = \"later\")]")]
    [InlineData("DIG007", "[Dense(8, {|DIG007:Name = \"x\"|})]")]
    public void ABlockSeesItsOwnNamesAlone(string rule, string layers) =>
        RuleTester.Reports(rule, $"[Network] [Input(8)] [Dense(8, Name = \"outside\", Activation = ReLU)] [Use(typeof(Hidden))] partial class Net {{ }}\n[Block] {layers} static class Hidden {{ }}");

    [Fact]
    public void ANameThatAUseTakesIsTaken() => RuleTester.Reports("DIG007", """
        [Network] [Input(8)] [Use(typeof(Hidden), Name = "a", Repeat = 2)] [Dense(8, Activation = ReLU, {|DIG007:Name = "a.1"|})] partial class Net { }
        [Block] [Dense(8, Activation = ReLU)] static class Hidden { }
        """);

    [Fact]
    public void HalfTypedUsesHarmNothing()
    {
        foreach (string use in new[] { "[Use]", "[Use()]", "[Use(typeof())]", "[Use(typeof(Missing))]", "[Use(null)]", "[Use(typeof(Hidden), null)]", "[Use(typeof(Hidden), \"Units\", )]", "[Use(typeof(int[]))]", "[Use(typeof(System.Collections.Generic.List<>))]" })
        {
            RuleTester.Analyze($"[Network] [Input(8)] {use} [Dense(1)] partial class Net {{ }} {Block}");
            DeepInit.Gen.Tests.Support.Harness.Generate($"[Network] [Input(8)] {use} [Dense(1)] partial class Net {{ }} {Block}");
        }
    }
}
