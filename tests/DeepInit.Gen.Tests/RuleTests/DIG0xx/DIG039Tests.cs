using DeepInit.Gen.Tests.RuleTests.Support;

namespace DeepInit.Gen.Tests.RuleTests;

/// <summary>A property of a row cannot be read.</summary>
public class DIG039Tests
{
    [Theory]
    [InlineData("System.TimeSpan Sold")]
    [InlineData("[MissingIndicator] int Rooms")]
    [InlineData("[MissingIndicator] System.DateTime Sold")]
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
    [InlineData("System.DateTime A, System.DateOnly? B, System.DateTimeOffset C")]
    [InlineData("[MissingIndicator] int? A, [MissingIndicator] double B, [property: MissingIndicator] System.DateTime? C, [MissingIndicator, Categories(\"a\", \"b\")] string D")]
    [InlineData("[NotInput] System.DateTime A, [property: NotInput] object B, int C")]
    public void NumbersChoicesAndWhatIsLeftOutAreRight(string properties) => RuleTester.Silent("DIG039", RowSources.Price(properties + ", [Label] double Price"));

    [Theory]
    [InlineData("[Quantile] bool Garden")]
    [InlineData("[Quantile] Energy Class")]
    [InlineData("[Quantile] System.DateTime Sold")]
    [InlineData("[Quantile] string Name")]
    [InlineData("[Quantile, Id] int Code")]
    [InlineData("[Quantile, Text(64, 5000)] string Body")]
    [InlineData("[Quantile, Categories(\"a\", \"b\")] string Name")]
    [InlineData("[Quantile(Quantiles = 1)] double Income")]
    [InlineData("[Quantile(Quantiles = 65537)] double Income")]
    [InlineData("[Quantile(Output = (QuantileOutput)7)] double Income")]
    public void WhatHasNoQuantilesIsMarked(string property) => RuleTester.Reports("DIG039", RowSources.Price($"double Area, {property}, [Label] double Price", rule: "DIG039"));

    [Fact]
    public void ALabelKeepsItsUnit() => RuleTester.Reports("DIG039", RowSources.Price("double Area, [Quantile, Label] double Price", rule: "DIG039"));

    [Theory]
    [InlineData("[Quantile] double A, [Quantile, MissingIndicator] int? B, [property: Quantile(Output = QuantileOutput.Uniform, Quantiles = 2)] decimal C, [NotInput, Quantile] bool D")]
    [InlineData("[Quantile(Quantiles = 65536)] ulong A")]
    public void QuantilesOfNumbersAreRight(string properties) => RuleTester.Silent("DIG039", RowSources.Price(properties + ", [Label] double Price"));

    [Theory]
    [InlineData("[Id] double Code")]
    [InlineData("[Id] bool Code")]
    [InlineData("[Id] System.DateTime Sold")]
    [InlineData("[Id] double[] Codes")]
    [InlineData("[Id] Energy[] Codes")]
    [InlineData("[Id] int?[] Codes")]
    [InlineData("[Id] string[,] Codes")]
    [InlineData("[Id] System.Reflection.BindingFlags Flags")]
    [InlineData("[Id(Capacity = 0)] string Code")]
    [InlineData("[Id(Capacity = 2)] Energy Code")]
    [InlineData("[Id(Hashed = 0)] string Code")]
    [InlineData("[Id(Hashed = -5)] string Code")]
    [InlineData("[Id(Hashed = 64)] Energy Code")]
    [InlineData("[Id(Hashed = 64, Capacity = 10)] string Code")]
    [InlineData("[Id(MinimumCount = 0)] string Code")]
    [InlineData("[Id(UnknownShare = 1)] string Code")]
    [InlineData("[Id(UnknownShare = double.NaN)] string Code")]
    [InlineData("[Id(Length = 1)] string[] Codes")]
    public void WhatIsNoIdIsMarked(string property) => RuleTester.Reports("DIG039", RowSources.Price($"double Area, {property}, [Label] double Price", rule: "DIG039"));

    [Fact]
    public void ANumberedIdIsNoLabel() => RuleTester.Reports("DIG039", RowSources.Price("double Area, [Id, Label] int Code", rule: "DIG039"));

    [Theory]
    [InlineData("[Id] string A")]
    [InlineData("[Id] long A")]
    [InlineData("[Id] ulong? A")]
    [InlineData("[Id] int? A")]
    [InlineData("[Id] System.Guid A")]
    [InlineData("[Id(Capacity = 3)] Energy A")]
    [InlineData("[Id] Energy? A")]
    [InlineData("[property: Id(Hashed = 64)] string A")]
    public void IdsAreRight(string property) => RuleTester.Silent(
        "DIG039", RowSources.Looked($"{property}, [Label] double Price", by: "Embedding"));

    [Theory]
    [InlineData("[Text(64, 5000)] int Code")]
    [InlineData("[Text(64, 5000)] string[] Lines")]
    [InlineData("[Text(1, 5000)] string Body")]
    [InlineData("[Text(64, 1)] string Body")]
    [InlineData("[Text(-64, 5000)] string Body")]
    [InlineData("[Text(64, 5000, MinimumCount = 0)] string Body")]
    [InlineData("[Text(64, 5000, UnknownShare = 1)] string Body")]
    [InlineData("[Text(64, 5000), Id] string Body")]
    [InlineData("[Text(64, 5000), Categories(\"a\", \"b\")] string Body")]
    [InlineData("[Label, Text(64, 5000)] string Body")]
    public void WhatIsNoTextIsMarked(string property) => RuleTester.Reports("DIG039", RowSources.Price($"double Area, {property}, [Label] double Price", rule: "DIG039"));

    [Theory]
    [InlineData("[Text(64, 5000)] string A")]
    [InlineData("[Text(2, 2, Lowercase = false, MinimumCount = 2, UnknownShare = 0, Truncation = Truncation.Start)] string? A")]
    [InlineData("[property: Text(64, 5000)] string A")]
    public void TextsAreRight(string property) => RuleTester.Silent("DIG039", RowSources.Looked($"{property}, [Label] double Price", by: "EmbeddingBag"));

    [Theory]
    [InlineData("string[]")]
    [InlineData("int[]")]
    [InlineData("System.Guid[]")]
    [InlineData("System.Collections.Generic.IReadOnlyList<string>")]
    [InlineData("System.Collections.Generic.IEnumerable<long>")]
    [InlineData("System.Collections.Generic.HashSet<string>")]
    public void ListsOfIdsAreRight(string type) => RuleTester.Silent(
        "DIG039", RowSources.Looked($"[Id] {type} A, [Label] double Price", by: "EmbeddingBag"));

    [Fact]
    public void TheMessageNamesThePropertyAndAWayOut() => Assert.Equal(
        "'House.District' cannot be read: a string needs [Categories(\"…\", \"…\")], so that the number of inputs is known, or [Id], or [Text] where its words matter, and a layer that looks it up; or mark it with [NotInput]",
        RuleTester.Single("DIG039", RowSources.Price("double Area, string District, [Label] double Price")).GetMessage(null));
}
