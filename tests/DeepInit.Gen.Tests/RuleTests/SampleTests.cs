using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using DeepInit.Gen.Tests.RuleTests.Support;
using DeepInit.Gen.Tests.Support;
using Microsoft.CodeAnalysis;

namespace DeepInit.Gen.Tests.RuleTests;

/// <summary>What newcomers read first must be silent: a warning there would teach them to ignore warnings.</summary>
public partial class SampleTests
{
    private static readonly string Root = Path.GetFullPath(Path.Combine(Here(), "..", "..", ".."));

    private static readonly string[] Blocks = [.. Directory.GetFiles(Path.Combine(Root, "src", "DeepInit", "build", "blocks"), "*.cs").Select(File.ReadAllText)];

    [Fact]
    public void TheSamplesGiveNoWarning()
    {
        string[] networks =
        [
            .. Directory.GetFiles(Path.Combine(Root, "samples"), "*.cs", SearchOption.AllDirectories)
                .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
                .Select(File.ReadAllText)
                .Where(text => text.Contains("[Network", StringComparison.Ordinal)),
        ];
        Assert.NotEmpty(networks);
        Assert.All(networks, Silent);
    }

    [Fact]
    public void ThePagesForUsersGiveNoWarning()
    {
        string[] networks =
        [
            .. Directory.GetFiles(Path.Combine(Root, "generator", "DeepInit.Gen", "docs", "guide"), "*.md").Append(Path.Combine(Root, "README.md"))
                .SelectMany(page => CodeBlock().Matches(File.ReadAllText(page)))
                .Select(match => match.Groups[1].Value)
                .Where(text => text.Contains("[Network", StringComparison.Ordinal)),
        ];
        Assert.NotEmpty(networks);
        Assert.All(networks, Silent);
    }

    // A project may have the blocks of the package among its own sources.
    private static void Silent(string source) =>
        Assert.DoesNotContain(RuleTester.Analyze(Harness.Compile(new Setting(), [Harness.Usings + source, .. Blocks])), d => d.Severity >= DiagnosticSeverity.Warning);

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex CodeBlock();

    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
