using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace DeepInit.Gen.Tests.Guide;

/// <summary>What the page on the architecture names is there.</summary>
public sealed partial class ArchitecturePageTests
{
    private static readonly string Root = Path.GetFullPath(Path.Combine(Here(), "..", "..", ".."));

    private static readonly string[] Sources =
    [
        .. new[] { "generator", "src", "tests", "samples" }.SelectMany(folder => Directory.GetFiles(Path.Combine(Root, folder), "*.cs", SearchOption.AllDirectories))
            .Select(path => path.Replace('\\', '/'))
            .Where(path => !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal) && !path.EndsWith("/ArchitecturePageTests.cs", StringComparison.Ordinal)),
    ];

    [Fact]
    public void TypesAndFilesThatThePageNamesExist()
    {
        HashSet<string> words = [.. Sources.SelectMany(path => Word().Matches(File.ReadAllText(path)).Select(match => match.Value))];
        string page = Block().Replace(File.ReadAllText(Path.Combine(Root, "generator/DeepInit.Gen/docs/architecture.md")), "");
        string[] quoted = [.. Quoted().Matches(page).Select(match => match.Groups[1].Value).Distinct()];

        // Names of generated kernels, which have underscores, are held to the generator's text by QuotedNamesTests.
        string[] types = [.. quoted.SelectMany(text => TypeName().Matches(text).Select(match => match.Value)).Where(name => !Placeholder().IsMatch(name) && !name.Contains('_', StringComparison.Ordinal)).Distinct()];
        string[] files = [.. quoted.Where(text => text.EndsWith(".cs", StringComparison.Ordinal) && !text.EndsWith(".g.cs", StringComparison.Ordinal) && !text.Contains('<', StringComparison.Ordinal) && !Placeholder().IsMatch(text.Split('/')[^1]))];
        Assert.True(types.Length > 100 && files.Length > 5);
        Assert.Empty(types.Where(name => !words.Contains(name)).Select(name => $"there is no {name}"));
        Assert.Empty(files.Where(file => !Sources.Any(path => path.EndsWith("/" + file, StringComparison.Ordinal))).Select(file => $"there is no file {file}"));
    }

    [GeneratedRegex("```.*?```", RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex("`([^`\n ]+)`")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\w+")]
    private static partial Regex Word();

    // What stands at the head of a quotation, or behind a dot, and has an inner capital.
    [GeneratedRegex(@"(?<![\w/.<-])[A-Z][a-z0-9]+[A-Z]\w*(?![\w/]|\.\w)|(?<=^[A-Z]\w+\.)[A-Z][a-z0-9]+[A-Z]\w*")]
    private static partial Regex TypeName();

    // XLayer, XCases.cs: what whoever adds a layer calls it.
    [GeneratedRegex("^X[A-Z]")]
    private static partial Regex Placeholder();

    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
