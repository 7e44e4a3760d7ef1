using System.Runtime.CompilerServices;
using System.Text;
using DeepInit.Gen.Tests.RuleTests.Corpus;
using DeepInit.Gen.Tests.RuleTests.Support;
using Microsoft.CodeAnalysis;

namespace DeepInit.Gen.Tests.RuleTests;

/// <summary>What the rules find of faults that people have made, and what they say about networks that are right.</summary>
public class CorpusTests
{
    private static readonly WrongNetwork[] Wrong = [.. WrongLosses.All, .. WrongStructures.All, .. WrongSettings.All];

    private static readonly (string Name, string Attributes)[] Right = [.. RightNetworks.All, .. UnusualNetworks.All];

    public static TheoryData<string> RightNames => [.. Right.Select(network => network.Name)];

    [Theory]
    [MemberData(nameof(RightNames))]
    public void ARightNetworkGivesNoWarning(string name)
    {
        string attributes = Right.Single(network => network.Name == name).Attributes;
        Assert.Empty(RuleTester.Analyze(RuleTester.Whole(attributes)).Where(d => d.Severity >= DiagnosticSeverity.Warning));
    }

    [Fact]
    public void TheCorpusIsLargeAndEveryFaultHasItsSource()
    {
        Assert.True(Wrong.Length >= 60);
        Assert.Equal(Wrong.Length, Wrong.Select(network => network.Name).Distinct().Count());
        Assert.All(Wrong, network => Assert.StartsWith("https://", network.Source, StringComparison.Ordinal));
    }

    [Fact]
    public void TheRecallIsTheOneStated()
    {
        var text = new StringBuilder("""
            # What the rules find

            Networks with faults that were reported in public, written anew in the language of this project (tests/DeepInit.Gen.Tests/RuleTests/Corpus, each with
            its source), and networks that are right: the models of the conformance vectors, and unusual ones. Found means: the rule that is meant reports it. Written by `CorpusTests`.

            group | networks | found | missed
            ------|----------|-------|-------

            """);
        int found = 0;
        foreach (IGrouping<string, WrongNetwork> group in Wrong.GroupBy(network => network.Group))
        {
            WrongNetwork[] missed = [.. group.Where(network => RuleTester.Analyze(RuleTester.Whole(network.Attributes)).All(d => d.Id != network.Rule))];
            found += group.Count() - missed.Length;
            text.Append($"{group.Key} | {group.Count()} | {group.Count() - missed.Length} | {string.Join(", ", missed.Select(network => $"[{network.Name}]({network.Source})"))}\n");
        }

        int alarms = Right.Count(network => RuleTester.Analyze(RuleTester.Whole(network.Attributes)).Any(d => d.Severity >= DiagnosticSeverity.Warning));
        text.Append($"all | {Wrong.Length} | {found} ({100 * found / Wrong.Length} %) |\n\n");
        text.Append($"False alarms: {alarms} of {Right.Length} right networks have an error or a warning.\n");
        string path = Path.Combine(Here(), "..", "..", "..", "generator", "DeepInit.Gen", "docs", "recall.md");
        if (Environment.GetEnvironmentVariable("DEEPINIT_UPDATE") == "1")
        {
            File.WriteAllText(path, text.ToString());
        }

        Assert.Equal(text.ToString(), File.ReadAllText(path));
        Assert.True(100 * found / Wrong.Length >= 95);
    }

    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
