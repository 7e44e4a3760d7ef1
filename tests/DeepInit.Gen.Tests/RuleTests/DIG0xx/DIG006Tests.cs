using DeepInit.Gen.Tests.RuleTests.Support;

namespace DeepInit.Gen.Tests.RuleTests;

/// <summary>A name refers to nothing before it.</summary>
public class DIG006Tests
{
    [Fact]
    public void AMisspeltFromIsMarked() => RuleTester.Reports("DIG006", """
        [Input("user", 4)]
        [Input("item", 4)]
        [Dense(8, Name = "tower", From = "user", Activation = ReLU)]
        [Dense(8, Name = "other", {|DIG006:From = "itme"|}, Activation = ReLU)]
        [Concat("tower", "other")]
        [Dense(1)]
        """);

    [Fact]
    public void TheWrongOneOfSeveralNamesIsMarked() => RuleTester.Reports("DIG006", """
        [Input(4)]
        [Dense(8, Name = "left", Activation = ReLU)]
        [Dense(8, Name = "right", From = "x", Activation = ReLU)]
        [Concat("left", {|DIG006:"wright"|})]
        [Dense(1)]
        """);

    [Fact]
    public void ALossOfAnUnknownOutputIsMarked() => RuleTester.Reports("DIG006", """
        [Input(4)]
        [Dense(1, Name = "price")]
        [Loss(MeanSquaredError, {|DIG006:Output = "prices"|})]
        [AdamW]
        """);

    [Fact]
    public void NamesOfInputsAndEarlierLayersAreSilent() => RuleTester.Silent("DIG006", """
        [Input("user", 4)]
        [Dense(8, Name = "tower", From = "user", Activation = ReLU)]
        [Dense(1, From = "tower")]
        """);

    [Fact]
    public void TheFixUsesTheNearestName() => FixTester.Fixes(
        "DIG006",
        """
        [Input("user", 4)]
        [Dense(1, From = "usr")]
        """,
        """
        [Input("user", 4)]
        [Dense(1, From = "user")]
        """);

    [Fact]
    public void FixAllMendsEveryNetwork() => FixTester.FixesAll("DIG006", """
        [Input("user", 4)]
        [Dense(1, From = "usr")]
        """);

    [Theory]
    [InlineData("[Attention({|DIG006:Memory = \"enc\"|})]")]
    [InlineData("[Attention({|DIG006:Memory = \"enc\"|}, Score = Score.General)]")]
    [InlineData("[MultiHeadAttention(2, {|DIG006:Memory = \"enc\"|})]")]
    [InlineData("[MultiHeadAttention(2, Memory = \"x\", {|DIG006:Values = \"enc\"|})]")]
    [InlineData("[GRU(4, ReturnSequences = true, {|DIG006:InitialState = \"enc\"|})]")]
    [InlineData("[LSTM(4, ReturnSequences = true, {|DIG006:InitialState = \"enc\"|})]")]
    [InlineData("[Cross({|DIG006:\"enc\"|})]")]
    public void WhatALayerReadsBesideIsAnEarlierValue(string layer) => RuleTester.Reports("DIG006", $$"""
        [Input("x", 5, 4)]
        {{layer}}
        [Dense(1)]
        """);
}
