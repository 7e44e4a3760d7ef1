using DeepInit.Conformance;

namespace DeepInit.Tests.Tools.Conformance;

public sealed class ConformanceTests
{
    private const int Count = 249;

    public static TheoryData<string> Kept => [.. OpenCases.Names];

    [Fact]
    public void NoCaseIsLost() => Assert.Equal(Count, OpenCases.Names.Count());

    [Theory]
    [MemberData(nameof(Kept))]
    public void AKeptCasePassesInSinglePrecision(string name) => AssertPasses(name, Precision.Single);

    [Theory]
    [MemberData(nameof(Kept))]
    public void AKeptCasePassesInDoublePrecision(string name) => AssertPasses(name, Precision.Double);

    private static void AssertPasses(string name, Precision precision)
    {
        CaseResult result = new CaseRunner().Run(OpenCases.Folder(name), precision);

        Assert.StartsWith($"PASS {name} ", result.ToString(), StringComparison.Ordinal);
    }
}
