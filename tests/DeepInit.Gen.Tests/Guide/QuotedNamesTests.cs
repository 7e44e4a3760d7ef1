using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using DeepInit.Gen.Tests.Support;

namespace DeepInit.Gen.Tests.Guide;

/// <summary>Names of kernels and tiles that pages quote are names that the generator writes today.</summary>
public sealed partial class QuotedNamesTests
{
    private static readonly string Root = Path.GetFullPath(Path.Combine(Here(), "..", "..", ".."));

    public static TheoryData<string> Pages =>
    [
        "README.md",
        .. new[] { "generator/DeepInit.Gen/docs", "generator/DeepInit.Gen/docs/guide" }
            .SelectMany(folder => Directory.GetFiles(Path.Combine(Root, folder), "*.md"))
            .Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/'))
            .Order(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Pages))]
    public void KernelsOfAPageAreGenerated(string page)
    {
        string[] quoted = [.. QuotedName().Matches(File.ReadAllText(Path.Combine(Root, page))).Select(match => match.Value).Distinct()];
        if (quoted.Length == 0)
            return;

        string[] written = [.. Samples.Valid.Values.SelectMany(source => Harness.Generate(source).Values)];
        Assert.Empty(quoted.Where(name => !written.Any(text => Regex.IsMatch(text, $@"\b{name}\b"))).Select(name => $"{page}: the generator does not write {name}"));
    }

    [Fact]
    public void ANameOfAKernelIsKnownAsOne()
    {
        Assert.Matches(QuotedName(), "ProductOp Dense0_30x64_ReLU_Forward");
        Assert.Matches(QuotedName(), "`ProductTile6`");
        Assert.DoesNotMatch(QuotedName(), "DIG101, net10.0, exp_avg_sq, W4");
    }

    // Dense0_30x64_ReLU_Forward, Loss0_1_BinaryCrossEntropyWithLogits; ProductTile6, SingleRow4.
    [GeneratedRegex(@"\b[A-Z][A-Za-z]*\d+_\d+(?:x\d+)?(?:_[A-Za-z0-9]+)+\b|\b(?:[A-Z][A-Za-z]*Tile|SingleRow)\d+\b")]
    private static partial Regex QuotedName();

    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
