using System.Text.RegularExpressions;

namespace DeepInit.Networks.Tests.Readme;

/// <summary>The blocks that the package brings are those on the page about transformers.</summary>
public sealed partial class BlockPageTests
{
    private const string Page = UserPages.GuideFolder + "/transformers.md";

    [Theory]
    [InlineData("GptBlock")]
    [InlineData("LlamaBlock")]
    [InlineData("EncoderBlock")]
    [InlineData("DecoderBlock")]
    public void ABlockOfThePackageStandsOnThePage(string name)
    {
        string shipped = UserPages.Read($"src/DeepInit/build/blocks/{name}.cs");
        string block = shipped[shipped.IndexOf("[Block]", StringComparison.Ordinal)..].TrimEnd().TrimEnd('}').Replace("internal static", "public static", StringComparison.Ordinal).Replace("Activation.", "", StringComparison.Ordinal);
        Assert.Contains(Plain(block), Plain(string.Concat(CodeBlock.ReadAll(UserPages.Read(Page), "csharp").Select(found => found.Text + "\n"))), StringComparison.Ordinal);
    }

    [Fact]
    public void ThePageNamesEveryBlockOfThePackage()
    {
        string page = UserPages.Read(Page);
        Assert.All(Directory.GetFiles(Path.Combine(UserPages.Root, "src/DeepInit/build/blocks")), file => Assert.Contains($"`{Path.GetFileNameWithoutExtension(file)}`", page, StringComparison.Ordinal));
    }

    // Without comments and whitespace.
    private static string Plain(string text) => Space().Replace(Comment().Replace(text, ""), "");

    [GeneratedRegex(@"///.*")]
    private static partial Regex Comment();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
