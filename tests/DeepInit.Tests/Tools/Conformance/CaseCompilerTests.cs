using DeepInit.Conformance;
using DeepInit.Conformance.Execution;
using Microsoft.CodeAnalysis;

namespace DeepInit.Tests.Tools.Conformance;

/// <summary>A generator that does wrong must show in the verdict.</summary>
public sealed class CaseCompilerTests
{
    [Fact]
    public void AGeneratorThatWritesNothingFailsTheCase()
    {
        CaseResult result = RunWith(_ => { });

        Assert.StartsWith("FAIL linear-regression: compiler: ModelDriver.cs(", result.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void AGeneratorThatThrowsFailsTheCase()
    {
        CaseResult result = RunWith(context =>
            context.RegisterSourceOutput(context.CompilationProvider, (_, _) => throw new InvalidOperationException("lost")));

        Assert.StartsWith("FAIL linear-regression: generator: warning CS8785: ", result.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void AWarningInGeneratedCodeFailsTheCase()
    {
        const string Code = "namespace ConformanceCase { public partial class Model { private int M() { int unused; return 1; } } }";

        CaseResult result = new CaseRunner(new CaseCompiler(() => new Fake(context =>
        {
            new CaseCompiler().CreateGenerator().Initialize(context);
            context.RegisterPostInitializationOutput(post => post.AddSource("Extra.g.cs", Code));
        }))).Run(OpenCases.Folder("linear-regression"), Precision.Single);

        Assert.Contains("warning CS0168", result.ToString(), StringComparison.Ordinal);
        Assert.Equal(Verdict.Failed, result.Verdict);
    }

    [Fact]
    public void ANetworkAgainstTheRulesFailsWithTheRule()
    {
        using var copy = new CaseCopy("linear-regression");
        copy.Change(root => root["layers"]![0]!["units"] = 0);

        CaseResult result = new CaseRunner().Run(copy.Folder, Precision.Single);

        Assert.Matches(@"^FAIL linear-regression: rules: Model\.cs\(\d+,\d+\): error DIG008: .*Units", result.ToString());
    }

    private static CaseResult RunWith(Action<IncrementalGeneratorInitializationContext> initialize) =>
        new CaseRunner(new CaseCompiler(() => new Fake(initialize))).Run(OpenCases.Folder("linear-regression"), Precision.Single);

    private sealed class Fake(Action<IncrementalGeneratorInitializationContext> initialize) : IIncrementalGenerator
    {
        public void Initialize(IncrementalGeneratorInitializationContext context) => initialize(context);
    }
}
