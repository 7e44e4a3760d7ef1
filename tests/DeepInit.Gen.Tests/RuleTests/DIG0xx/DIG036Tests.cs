using DeepInit.Gen.Tests.RuleTests.Support;

namespace DeepInit.Gen.Tests.RuleTests;

/// <summary>A block cannot share these parameters.</summary>
public class DIG036Tests
{
    private const string Frame = """
        [Network] [Input("left", 8)] [Input("right", 8)]
        [Use(typeof(Tower), Name = "first", From = "left")] {0}
        [Concat("first", "second")] [Dense(1)]
        partial class Net {{ }}
        [Block] [Dense(Tower.Units, Name = "fc", Activation = ReLU)] static class Tower {{ public const int Units = 16; }}
        [Block] [Dense(16, Name = "fc", Activation = ReLU)] [Activation(Tanh)] static class Other {{ }}
        """;

    [Theory]
    [InlineData("[Use(typeof(Tower), Name = \"second\", From = \"right\", {|DIG036:SharedWith = \"furst\"|})]")]
    [InlineData("[Use(typeof(Tower), Name = \"second\", From = \"right\", {|DIG036:SharedWith = \"left\"|})]")]
    [InlineData("[Use(typeof(Tower), \"Units\", 8, Name = \"second\", From = \"right\", {|DIG036:SharedWith = \"first\"|})]")]
    [InlineData("[Use(typeof(Tower), Name = \"second\", From = \"right\", Repeat = 2, {|DIG036:SharedWith = \"first\"|})]")]
    [InlineData("[Use(typeof(Other), Name = \"second\", From = \"right\", {|DIG036:SharedWith = \"first\"|})]")]
    public void WhatCannotBeSharedIsMarked(string use) => RuleTester.Reports("DIG036", string.Format(null, Frame, use));

    [Fact]
    public void AnInputOfAnotherSizeIsMarkedAtTheLayer() => RuleTester.Reports("DIG036", """
        [Network] [Input("left", 8)] [Input("wide", 9)]
        [Use(typeof(Tower), Name = "first", From = "left")] [Use(typeof(Tower), Name = "second", From = "wide", SharedWith = "first")]
        [Concat("first", "second")] [Dense(1)]
        partial class Net { }
        [Block] [{|DIG036:Dense(16, Activation = ReLU)|}] static class Tower { }
        """);

    [Fact]
    public void TheSameBlockOnAnotherInputIsRight() => RuleTester.Silent("DIG036", string.Format(null, Frame, "[Use(typeof(Tower), Name = \"second\", From = \"right\", SharedWith = \"first\")]"));

    [Theory]
    [InlineData("TiedDense({|DIG036:\"first\"|})", 8)] // no embedding
    [InlineData("TiedDense({|DIG036:\"wte\"|})", 9)] // features of another number than a row of the table
    public void ALayerIsTiedToAnEmbeddingOfItsWidth(string tied, int features) => RuleTester.Reports("DIG036", $$"""
        [Input(6, Vocabulary = 20)]
        [Embedding(8, Name = "wte")]
        [Dense({{features}}, Activation = Tanh, Name = "first")]
        [{{tied}}]
        """);

    [Fact]
    public void ATiedLayerOfTheSameWidthIsRight() => RuleTester.Silent("DIG036", """
        [Input(6, Vocabulary = 20)]
        [Embedding(8, Name = "wte")]
        [Dense(8, Activation = Tanh)]
        [TiedDense("wte")]
        """);

    [Fact]
    public void TheFixTakesTheNearestName() => FixTester.Fixes(
        "DIG036",
        string.Format(null, Frame, "[Use(typeof(Tower), Name = \"second\", From = \"right\", SharedWith = \"furst\")]"),
        string.Format(null, Frame, "[Use(typeof(Tower), Name = \"second\", From = \"right\", SharedWith = \"first\")]"));

    [Fact]
    public void FixAllMendsEveryNetwork() => FixTester.FixesAll("DIG036", """
        [Network] [Input("left", 8)] [Input("right", 8)]
        [Use(typeof(Tower), Name = "first", From = "left")] [Use(typeof(Tower), Name = "second", From = "right", SharedWith = "furst")]
        [Concat("first", "second")] [Dense(1)]
        partial class Net { }
        [Block] [Dense(16, Activation = ReLU)] static class Tower { }
        """);
}
