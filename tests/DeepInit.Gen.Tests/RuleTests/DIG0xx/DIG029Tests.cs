using DeepInit.Gen.Tests.RuleTests.Support;

namespace DeepInit.Gen.Tests.RuleTests;

/// <summary>The generated constructor cannot stand in this class.</summary>
public class DIG029Tests
{
    private const string Net = "[Network] [Input(4)] [Dense(8, Activation = ReLU)] [Dense(1)] [Loss(MeanSquaredError)] [AdamW] public sealed partial class";

    [Theory]
    [InlineData("{|DIG029:Net|}(int a) { public int A => a; }")]
    [InlineData("{|DIG029:Net|}(string name);")]
    [InlineData("{|DIG029:Net|}();")]
    [InlineData("Net { public {|DIG029:Net|}(int seed) { } }")]
    [InlineData("Net { private {|DIG029:Net|}(int other = 3) { } }")]
    [InlineData("{|DIG029:Net|} : Base; public class Base { public Base(int a) { } }")]
    [InlineData("{|DIG029:Net|} : Base; public class Base { private Base() { } protected Base(string a) { } }")]
    public void WhatStandsInTheWayIsMarked(string declaration) => RuleTester.Reports("DIG029", $"{Net} {declaration}");

    [Theory]
    [InlineData("Net { public Net(ref int seed) : this(seed) { } }")]
    [InlineData("Net { public Net(int? seed) : this(seed ?? 0) { } }")]
    [InlineData("Net : Base; public class Base { protected Base() { } }")]
    [InlineData("Net : Base; public class Base { public Base(int a = 1) { } }")]
    [InlineData("Net : Base; public class Base { public Base(params int[] a) { } }")]
    public void OthersAreRight(string declaration) => RuleTester.Silent("DIG029", $"{Net} {declaration}");
}
