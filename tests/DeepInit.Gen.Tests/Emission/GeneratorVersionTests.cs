using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using DeepInit.Gen.Emission;

namespace DeepInit.Gen.Tests.Emission;

/// <summary>The version stands in one place: everything else takes it from there.</summary>
public sealed partial class GeneratorVersionTests
{
    private static readonly string Root = Path.GetFullPath(Path.Combine(Here(), "..", "..", ".."));

    [Fact]
    public void GeneratedCodeSaysTheVersionWithoutItsSuffix()
    {
        string version = XDocument.Load(Path.Combine(Root, "Directory.Build.props")).Descendants("VersionPrefix").Single().Value;

        Assert.Equal(version, GeneratorVersion.Text);
        Assert.Equal($"[DiGenerated(\"DeepInit.Gen\", \"{version}\")]", GeneratorVersion.Attribute);
    }

    [Fact]
    public void NoSourceHasAVersionOfItsOwn()
    {
        string[] sources =
        [
            .. new[] { "src", "generator", "samples" }
                .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Root, folder), "*.*", SearchOption.AllDirectories))
                .Where(path => Path.GetExtension(path) is ".cs" or ".csproj" or ".props" or ".targets" or ".json")
                .Where(path => !Built().IsMatch(path)),
        ];

        Assert.NotEmpty(sources);
        Assert.DoesNotContain(sources, path => Literal().IsMatch(File.ReadAllText(path)));
    }

    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;

    [GeneratedRegex(@"[\\/](bin|obj)[\\/]")]
    private static partial Regex Built();

    // In prose ("since <c>1.0.0</c>") it would be no fault.
    [GeneratedRegex(@"""1\.0\.0""|DeepInit\.Gen 1\.0\.0")]
    private static partial Regex Literal();
}
