using System.Text;
using System.Text.RegularExpressions;

namespace DeepInit.Networks.Tests.Readme;

/// <summary>Links of every page of the repository lead somewhere: the file is there, and so is the heading.</summary>
public sealed partial class LinkTests
{
    public static TheoryData<string> Pages => [.. PagesBelow(UserPages.Root)];

    [Theory]
    [MemberData(nameof(Pages))]
    public void LinksLeadSomewhere(string page) => Assert.Empty(Broken(page, UserPages.Read(page)));

    [Fact]
    public void EveryUsersPageIsInTheIndex()
    {
        const string Index = UserPages.GuideFolder + "/README.md";
        string index = UserPages.Read(Index);
        Assert.All(UserPages.Guide.Except([Index]), page => Assert.Contains($"]({Path.GetFileName(page)})", index, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("[nothing](nowhere.md)", "nowhere.md")]
    [InlineData("[no heading](README.md#no-such-heading)", "README.md#no-such-heading")]
    [InlineData("# Here\n\n[there](#there)", "#there")]
    public void ABrokenLinkIsNamed(string text, string link) => Assert.Contains(link, Assert.Single(Broken("page.md", text)), StringComparison.Ordinal);

    [Fact]
    public void AHeadingIsFoundAsGitHubWritesIt() => Assert.Empty(Broken("page.md", "# Rows of *your* own `type`: a start\n\n## Again\n\n## Again\n\n[1](#rows-of-your-own-type-a-start) [2](#again-1)"));

    private static List<string> Broken(string page, string text)
    {
        var broken = new List<string>();
        foreach (Match match in Link().Matches(CodeBlocks().Replace(text, "")))
        {
            string target = match.Groups["target"].Value;
            if (target.Contains("://", StringComparison.Ordinal) || target.StartsWith("mailto:", StringComparison.Ordinal))
                continue;

            string[] parts = target.Split('#');
            string path = parts[0].Length == 0 ? page : Path.GetRelativePath(UserPages.Root, Path.GetFullPath(Path.Combine(UserPages.Root, Path.GetDirectoryName(page)!, Uri.UnescapeDataString(parts[0]))));
            if (parts[0].Length > 0 && !Path.Exists(Path.Combine(UserPages.Root, path)))
                broken.Add($"{page}: {target}: there is no such file");
            else if (parts.Length > 1 && !Headings(parts[0].Length == 0 ? text : UserPages.Read(path)).Contains(parts[1]))
                broken.Add($"{page}: {target}: there is no such heading");
        }

        return broken;
    }

    // A heading's anchor: in small letters, without marks, spaces as hyphens; a second one of the same text has a number.
    private static HashSet<string> Headings(string text)
    {
        var anchors = new HashSet<string>();
        foreach (Match heading in Heading().Matches(CodeBlocks().Replace(text, "")))
        {
            var anchor = new StringBuilder();
            foreach (char letter in Link().Replace(heading.Groups["text"].Value.Trim(), "${text}").ToLowerInvariant())
            {
                if (char.IsLetterOrDigit(letter) || letter is '-' or '_')
                    anchor.Append(letter);
                else if (letter == ' ')
                    anchor.Append('-');
            }

            string first = anchor.ToString(), unique = first;
            for (int i = 1; !anchors.Add(unique); i++)
                unique = $"{first}-{i}";
        }

        return anchors;
    }

    private static IEnumerable<string> PagesBelow(string folder) => Directory.EnumerateFiles(folder, "*.md", SearchOption.AllDirectories)
        .Select(path => Path.GetRelativePath(UserPages.Root, path).Replace('\\', '/'))
        .Where(path => !path.Split('/').Any(part => part is "bin" or "obj" or ".git" or "node_modules"))
        .Order(StringComparer.Ordinal);

    [GeneratedRegex(@"\[(?<text>[^\]]*)\]\((?<target>[^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"(?m)^#{1,6} (?<text>.+)$")]
    private static partial Regex Heading();

    [GeneratedRegex(@"(?ms)^\s*```.*?^\s*```\s*$")]
    private static partial Regex CodeBlocks();
}
