using DeepInit.Conformance;

namespace DeepInit.Tests.Tools.Conformance;

public sealed class ConformanceTests
{
    private const int SupportedCount = 244;

    public static TheoryData<string> Supported => [.. OpenCases.Supported];

    public static TheoryData<string> Unsupported => [.. OpenCases.Unsupported];

    [Fact]
    public void NoCaseIsLost()
    {
        Assert.Equal(SupportedCount, OpenCases.Supported.Count());
        Assert.Single(OpenCases.Unsupported);
    }

    [Theory]
    [MemberData(nameof(Supported))]
    public void ACaseOfTheLanguagePassesInSinglePrecision(string name) => AssertPasses(name, Precision.Single);

    [Theory]
    [MemberData(nameof(Supported))]
    public void ACaseOfTheLanguagePassesInDoublePrecision(string name) => AssertPasses(name, Precision.Double);

    [Theory]
    [MemberData(nameof(Unsupported))]
    public void ACaseWithAnotherLayerIsUnsupportedAndNamesIt(string name)
    {
        CaseResult result = new CaseRunner().Run(OpenCases.Folder(name), Precision.Single);

        Assert.Equal($"UNSUPPORTED {name}: {OpenCases.FirstUnsupported(name)}", result.ToString());
    }

    private static void AssertPasses(string name, Precision precision)
    {
        CaseResult result = new CaseRunner().Run(OpenCases.Folder(name), precision);

        Assert.StartsWith($"PASS {name} ", result.ToString(), StringComparison.Ordinal);
    }
}
