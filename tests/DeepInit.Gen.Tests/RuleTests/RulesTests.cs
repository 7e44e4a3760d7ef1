using System.Runtime.CompilerServices;
using System.Text;
using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Tests.RuleTests.Support;
using Microsoft.CodeAnalysis;

namespace DeepInit.Gen.Tests.RuleTests;

/// <summary>Descriptors, release files, pages, tests and the table of rules say the same.</summary>
public class RulesTests
{
    private static readonly string Generator = Path.GetFullPath(Path.Combine(Here(), "..", "..", "..", "generator", "DeepInit.Gen"));

    public static TheoryData<string> Ids => [.. Rules.All.Select(rule => rule.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void EveryRuleHasAPageWithAllItsSections(string id)
    {
        string page = File.ReadAllText(Path.Combine(Generator, "docs", "rules", Rules.PageOf(id)));
        Assert.StartsWith($"# {id}: {Rules.ById(id).Title}\n", page, StringComparison.Ordinal);
        foreach (string section in new[] { "## Cause\n", "## Wrong\n", "## Right\n", "## When to suppress\n", "## Source\n" })
        {
            Assert.Contains(section, page, StringComparison.Ordinal);
        }

        Assert.Contains(Rules.ById(id).DefaultSeverity + ", category " + Rules.ById(id).Category, page, StringComparison.Ordinal);
        Assert.Equal(FixTester.FixableRules.Contains(id), page.Contains("A code fix is offered.", StringComparison.Ordinal));
        Assert.EndsWith("/docs/rules/" + Rules.PageOf(id), Rules.ById(id).HelpLinkUri, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void EveryRuleHasATestOfItsName(string id) => Assert.NotNull(typeof(RulesTests).Assembly.GetType($"{typeof(RulesTests).Namespace}.{id}Tests"));

    [Fact]
    public void ThePagesAreThoseOfTheRules()
    {
        IEnumerable<string?> pages = Directory.GetFiles(Path.Combine(Generator, "docs", "rules"), "DIG*.md", SearchOption.AllDirectories).Select(Path.GetFileNameWithoutExtension);
        Assert.Equal(Rules.All.Select(rule => rule.Id), pages.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void TheReleaseFilesListTheRules()
    {
        string[] lines =
        [
            .. File.ReadAllLines(Path.Combine(Generator, "AnalyzerReleases.Shipped.md"))
                .Concat(File.ReadAllLines(Path.Combine(Generator, "AnalyzerReleases.Unshipped.md")))
                .Where(line => line.StartsWith("DIG", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal),
        ];
        Assert.Equal(Rules.All.Select(rule => $"{rule.Id} | {rule.Category} | {rule.DefaultSeverity} | {rule.Title}"), lines);
    }

    [Fact]
    public void TheTableIsGeneratedFromTheDescriptors()
    {
        string path = Path.Combine(Generator, "docs", "rules.md");
        string table = Table();
        if (Environment.GetEnvironmentVariable("DEEPINIT_UPDATE") == "1")
        {
            File.WriteAllText(path, table);
        }

        Assert.Equal(table, File.ReadAllText(path));
    }

    [Fact]
    public void EveryFixIsTestedOnSeveralNetworksAtOnce()
    {
        string[] tests = [.. Directory.GetFiles(Here(), "DIG*Tests.cs", SearchOption.AllDirectories).Select(File.ReadAllText)];
        Assert.All(FixTester.FixableRules, id => Assert.Contains(tests, text => text.Contains($"FixTester.FixesAll(\"{id}\"", StringComparison.Ordinal)));
    }

    [Fact]
    public void NumbersFollowTheGroups() => Assert.All(Rules.All, rule => Assert.Equal(
        rule.Id[3] switch
        {
            '0' => "DeepInit.Declaration",
            '1' => "DeepInit.Shapes",
            '2' => rule.Id[4] is '0' or '1' ? "DeepInit.Initialisation" : "DeepInit.Training",
            _ => "DeepInit.Performance",
        },
        rule.Category));

    [Fact]
    public void MessagesEndWithoutAFullStopAndNameSomething() => Assert.All(Rules.All, rule =>
    {
        string message = rule.MessageFormat.ToString(null);
        Assert.DoesNotMatch(@"\.$", message);
        Assert.Contains("{0}", message, StringComparison.Ordinal);
    });

    private static string Table()
    {
        var text = new StringBuilder("# Rules\n\nErrors cannot work, warnings are almost surely wrong, infos are advice.\nGenerated from the descriptors by `RulesTests`.\n");
        foreach (IGrouping<string, DiagnosticDescriptor> group in Rules.All.GroupBy(rule => rule.Category))
        {
            text.Append($"\n## {group.Key["DeepInit.".Length..]}\n\nrule | severity | fix | finds\n-----|----------|-----|------\n");
            foreach (DiagnosticDescriptor rule in group)
            {
                text.Append($"[{rule.Id}](rules/{Rules.PageOf(rule.Id)}) | {rule.DefaultSeverity} | {(FixTester.FixableRules.Contains(rule.Id) ? "yes" : "")} | {rule.Title}\n");
            }
        }

        return text.ToString();
    }

    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
