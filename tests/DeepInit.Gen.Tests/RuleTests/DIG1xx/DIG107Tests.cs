using DeepInit.Gen.Tests.RuleTests.Support;

namespace DeepInit.Gen.Tests.RuleTests;

/// <summary>An argument does not fit the shape that a layer reads.</summary>
public class DIG107Tests
{
    [Fact]
    public void WhatDoesNotFitIsMarked() => RuleTester.Reports("DIG107", """
        [Input(30)]
        [Dense(30)]
        [Reshape({|DIG107:4|}, 4, 2)]
        [Flatten]
        [Dense(1)]
        """);

    [Fact]
    public void WhatFitsIsSilent() => RuleTester.Silent("DIG107", """
        [Input(30)]
        [Dense(32, Activation = ReLU)]
        [Reshape(4, 4, 2)]
        [Flatten]
        [Dense(1)]
        """);
}
