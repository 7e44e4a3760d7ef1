using DeepInit.Gen.Tests.RuleTests.Support;

namespace DeepInit.Gen.Tests.RuleTests;

/// <summary>A property of a row cannot be read.</summary>
public class DIG039Tests
{
    [Theory]
    [InlineData("System.DateTime Sold")]
    [InlineData("object Anything")]
    [InlineData("double[] Several")]
    [InlineData("char Letter")]
    [InlineData("string District")]
    [InlineData("[Categories] string District")]
    [InlineData("[Categories(\"a\", \"b\", \"a\")] string District")]
    [InlineData("[Categories(\"1\", \"2\")] int Code")]
    [InlineData("System.Reflection.BindingFlags Flags")]
    public void WhatIsNoNumberAndNoCategoryIsMarked(string property) =>
        RuleTester.Reports("DIG039", RowSources.Price($"double Area, {property}, [Label] double Price", rule: "DIG039"));

    [Theory]
    [InlineData("sbyte A, byte B, short C, ushort D, int E, uint F, long G, ulong H, float I, decimal J")]
    [InlineData("int? A, double? B, bool? C, Energy? D, bool E, Energy F")]
    [InlineData("[Categories(\"a\", \"b\")] string A, [property: Categories(\"a\")] string B")]
    [InlineData("[NotInput] System.DateTime A, [property: NotInput] object B, int C")]
    public void NumbersChoicesAndWhatIsLeftOutAreRight(string properties) => RuleTester.Silent("DIG039", RowSources.Price(properties + ", [Label] double Price"));

    [Fact]
    public void TheMessageNamesThePropertyAndAWayOut() => Assert.Equal(
        "'House.District' cannot be read: a string needs [Categories(\"…\", \"…\")], so that the number of inputs is known; or mark it with [NotInput]",
        RuleTester.Single("DIG039", RowSources.Price("double Area, string District, [Label] double Price")).GetMessage(null));
}
