using DeepInit.Gen.Tests.RuleTests.Support;
using DeepInit.Gen.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DeepInit.Gen.Tests.RuleTests;

/// <summary>The language version is too old for generated code.</summary>
public class DIG016Tests
{
    private const string Network = "[Network] [Input(4)] [Dense(1)] public sealed partial class Net { }";

    [Fact]
    public void AnOldLanguageIsReportedAtTheName()
    {
        Diagnostic diagnostic = Assert.Single(RuleTester.Analyze(Network, LanguageVersion.CSharp7_3), d => d.Id == "DIG016");
        Assert.Contains("C# 7.3", diagnostic.GetMessage(null), StringComparison.Ordinal);
        Assert.Equal("Net", diagnostic.Location.SourceTree!.GetText().ToString(diagnostic.Location.SourceSpan));
    }

    [Theory]
    [InlineData(Network)]
    [InlineData(Samples.TumourClassifier)]
    [InlineData(Samples.Recommender)]
    [InlineData(Samples.Regressor)]
    public void TheOldestLanguageThatIsNotReportedCompilesGeneratedCode(string network)
    {
        Assert.DoesNotContain(RuleTester.Analyze(network, LanguageVersion.CSharp8), d => d.Id == "DIG016");
        Compilation completed = Harness.Complete(new Setting(LanguageVersion.CSharp8), Harness.Usings + network);
        Assert.DoesNotContain(completed.GetDiagnostics(), d => d.Severity == DiagnosticSeverity.Error);
    }

    [Fact]
    public void TheNewestLanguageThatIsReportedDoesNotCompileGeneratedCode()
    {
        Compilation completed = Harness.Complete(new Setting(LanguageVersion.CSharp7_3), Harness.Usings + Network);
        Assert.Contains(completed.GetDiagnostics(), d => d.Severity == DiagnosticSeverity.Error);
    }
}
