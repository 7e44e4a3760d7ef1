using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace DeepInit.Gen.Tests.Guide;

/// <summary>
/// The tables of the users' pages are those that <see cref="GuideTables"/> makes. In a page a table stands between <c>&lt;!-- table: name --&gt;</c> and
/// <c>&lt;!-- end of table --&gt;</c>; with DEEPINIT_UPDATE=1 these tests write it there.
/// </summary>
public sealed partial class GuideTablesTests
{
    private static readonly string Guide = Path.GetFullPath(Path.Combine(Here(), "..", "..", "..", "generator", "DeepInit.Gen", "docs", "guide"));

    public static TheoryData<string> Pages => [.. Directory.GetFiles(Guide, "*.md").Select(page => Path.GetFileName(page)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Pages))]
    public void TablesAreGenerated(string page)
    {
        string path = Path.Combine(Guide, page);
        string text = File.ReadAllText(path);
        string written = Marked().Replace(text, match => match.Groups["start"].Value + TableOf(match.Groups["name"].Value) + match.Groups["end"].Value);
        if (Environment.GetEnvironmentVariable("DEEPINIT_UPDATE") == "1")
            File.WriteAllText(path, text = written);

        Assert.Equal(written, text);
    }

    [Fact]
    public void EveryTableStandsOnOnePage()
    {
        IEnumerable<string> shown = Directory.GetFiles(Guide, "*.md").SelectMany(page => Marked().Matches(File.ReadAllText(page))).Select(match => match.Groups["name"].Value);
        Assert.Equal(GuideTables.All.Keys.Order(StringComparer.Ordinal), shown.Order(StringComparer.Ordinal));
    }

    private static string TableOf(string name) => GuideTables.All.TryGetValue(name, out string? table)
        ? table
        : throw new InvalidOperationException($"There is no table '{name}'; there are {string.Join(", ", GuideTables.All.Keys)}.");

    [GeneratedRegex("(?<start><!-- table: (?<name>[^>]+) -->\n\n).*?(?<end>\n<!-- end of table -->)", RegexOptions.Singleline)]
    private static partial Regex Marked();

    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
