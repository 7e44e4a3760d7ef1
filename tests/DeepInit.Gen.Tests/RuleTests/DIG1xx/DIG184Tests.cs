using DeepInit.Gen.Tests.RuleTests.Support;

namespace DeepInit.Gen.Tests.RuleTests;

/// <summary>A network cannot rank.</summary>
public class DIG184Tests
{
    private const string Inputs = "[Input(\"user\", Vocabulary = 50)] [Input(\"movie\", Vocabulary = 90)] [Embedding(8, Name = \"u\", From = \"user\")] [Embedding(8, Name = \"m\", From = \"movie\")]";

    [Theory]
    [InlineData("[{|DIG184:Ranking|}]", Inputs + " [Dot(\"u\", \"m\")]")]
    [InlineData("[{|DIG184:Ranking(Query = \"user\")|}]", Inputs + " [Dot(\"u\", \"m\")]")]
    [InlineData("[{|DIG184:Ranking(Query = \"user\", Candidate = \"user\")|}]", Inputs + " [Dot(\"u\", \"m\")]")]
    [InlineData("[{|DIG184:Ranking(Query = \"user\", Candidate = \"movie\")|}]", Inputs + " [Dot(\"u\", \"u\")]")] // of the query alone
    [InlineData("[{|DIG184:Ranking(Query = \"user\", Candidate = \"movie\")|}]", Inputs + " [Multiply(\"u\", \"m\")]")] // eight numbers
    [InlineData("[{|DIG184:Ranking(Query = \"user\", Candidate = \"movie\")|}]", Inputs + " [Dot(\"u\", \"m\", Name = \"a\")] [Concat(\"u\", \"m\")] [Dense(1, Name = \"b\")] [Output(\"a\")] [Output(\"b\")]")] // two scores
    [InlineData("[{|DIG184:Ranking(Query = \"user\", Candidate = \"movie\")|}]", "[Input(\"user\", 4)] [Input(\"movie\", 4)] [Dot(\"user\", \"movie\")]")] // no ids
    [InlineData("[{|DIG184:Ranking(Query = \"user\", Candidate = \"movie\")|}]", "[Input(\"user\", 4)] [Input(\"movie\", 4, Vocabulary = 9)] [EmbeddingBag(4, Name = \"m\", From = \"movie\")] [Dot(\"user\", \"m\")]")] // four ids
    public void WhatCannotRankIsMarked(string ranking, string network) => RuleTester.Reports("DIG184", ranking + "\n" + network);

    [Theory]
    [InlineData(Inputs + " [Dot(\"u\", \"m\")]")]
    [InlineData(Inputs + " [Concat(\"u\", \"m\")] [Dense(1)]")]
    [InlineData(Inputs + " [Output(\"u\")] [Output(\"m\")]")]
    public void AScoreIsSilent(string network) => RuleTester.Silent("DIG184", "[Ranking(Query = \"user\", Candidate = \"movie\")]\n" + network);

    [Theory]
    [InlineData("[Id] string User, [Id] int Film, int Year", "x", "Embedding", "Embedding")] // no id
    [InlineData("[Id(Length = 4)] string[] User, [Id] int Film, int Year", "User", "EmbeddingBag", "Embedding")] // any number of ids, and no product
    [InlineData("[Id] string User, [Id(Length = 4)] string[] Film, int Year", "User", "Embedding", "EmbeddingBag")]
    [InlineData("[Id] System.DayOfWeek User, [Id] int Film, int Year", "User", "Embedding", "Embedding")]
    [InlineData("[Id] string User, [Id(Hashed = 9)] int Film, int Year", "User", "Embedding", "Embedding")]
    public void RowsThatCannotBeRankedAreMarked(string row, string query, string ofUser, string ofFilm) => RuleTester.Reports(
        "DIG184",
        Rows(row, $"[{{|DIG184:Ranking(Query = \"{query}\", Candidate = \"Film\")|}}]", $"[{ofUser}(4, From = \"User\", Name = \"u\")] [{ofFilm}(4, From = \"Film\", Name = \"f\")] [Concat(\"u\", \"f\", \"x\")] [Dense(1)]"));

    [Theory]
    [InlineData("[Concat(\"u\", \"f\", \"x\")] [Dense(1)]")]
    [InlineData("[Dense(4, From = \"x\", Name = \"y\")] [Add(\"u\", \"y\", Name = \"q\")] [Add(\"f\", \"y\", Name = \"c\")] [Dot(\"q\", \"c\")]")] // a number of both
    public void AScoreOfRowsThatReadsMoreThanTwoIdsAndIsNoProductIsMarked(string score) => RuleTester.Reports(
        "DIG184",
        Rows("[Id] string User, [Id] int Film, int Year", "[{|DIG184:Ranking(Query = \"User\", Candidate = \"Film\")|}]", $"[Embedding(4, From = \"User\", Name = \"u\")] [Embedding(4, From = \"Film\", Name = \"f\")] {score}"));

    [Theory]
    [InlineData("[EmbeddingBag(4, From = \"Genres\", Name = \"g\")] [Dense(4, From = \"x\", Name = \"y\")] [Add(\"f\", \"g\", \"y\", Name = \"c\")] [Dot(\"u\", \"c\")]")]
    [InlineData("[EmbeddingBag(4, From = \"Genres\", Name = \"g\")] [Add(\"f\", \"g\", Name = \"c\")] [Dense(4, From = \"x\", Name = \"y\")] [Add(\"u\", \"y\", Name = \"q\")] [Dot(\"q\", \"c\")]")]
    public void AProductOfRowsThatReadsMoreIsSilent(string score) => RuleTester.Silent(
        "DIG184",
        Rows("[Id] string User, [Id] int Film, int Year, [Id(Length = 3)] string[] Genres", "[Ranking(Query = \"User\", Candidate = \"Film\")]", $"[Embedding(4, From = \"User\", Name = \"u\")] [Embedding(4, From = \"Film\", Name = \"f\")] {score}"));

    [Theory]
    [InlineData("[Id] string User, [Id] int Film")]
    [InlineData("[Id(Hashed = 99)] string User, [Id] System.Guid Film")]
    public void TwoIdsOfRowsAreSilent(string row) => RuleTester.Silent(
        "DIG184",
        Rows(row, "[Ranking(Query = \"User\", Candidate = \"Film\")]", "[Embedding(4, From = \"User\", Name = \"u\")] [Embedding(4, From = \"Film\", Name = \"f\")] [Dot(\"u\", \"f\")]"));

    private static string Rows(string row, string ranking, string layers) =>
        $"public sealed record Row({row}, [Label] bool Chosen);\n[Network(typeof(Row))] {ranking} {layers} [Loss(BinaryCrossEntropyWithLogits)] [Adam] public sealed partial class Net;";

    [Fact]
    public void ANameOfNoInputIsMarked() => RuleTester.Reports("DIG006", "[Ranking(Query = \"user\", {|DIG006:Candidate = \"movies\"|})]\n" + Inputs + " [Dot(\"u\", \"m\")]");
}
