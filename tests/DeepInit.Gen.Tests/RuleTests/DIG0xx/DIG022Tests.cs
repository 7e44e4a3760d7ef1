using DeepInit.Gen.Tests.RuleTests.Support;

namespace DeepInit.Gen.Tests.RuleTests;

/// <summary>A layer reads another number of values.</summary>
public class DIG022Tests
{
    [Fact]
    public void WhatDoesNotFitIsMarked() => RuleTester.Reports("DIG022", """
        [Input("a", 6)]
        [Input("b", 6)]
        [Input("c", 6)]
        [{|DIG022:Dot("a", "b", "c")|}]
        [Dense(1)]
        """);

    [Fact]
    public void WhatFitsIsSilent() => RuleTester.Silent("DIG022", """
        [Input("a", 6)]
        [Input("b", 6)]
        [Dot("a", "b")]
        [Dense(1)]
        """);
}
