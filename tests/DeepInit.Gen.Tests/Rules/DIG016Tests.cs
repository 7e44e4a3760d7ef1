using DeepInit.Gen.Tests.RuleTests.Support;
using DeepInit.Gen.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DeepInit.Gen.Tests.RuleTests;

/// <summary>The language version is too old for generated code.</summary>
public class DIG016Tests
{
    private const string Network = "[Network] [Input(4)] [Dense(1)] public sealed partial class Net { }";

    [Theory]
    [InlineData(LanguageVersion.CSharp7_3, "C# 7.3")]
    [InlineData(LanguageVersion.CSharp8, "C# 8.0")]
    public void AnOldLanguageIsReportedAtTheName(LanguageVersion language, string named)
    {
        Diagnostic diagnostic = Assert.Single(RuleTester.Analyze(Network, language), d => d.Id == "DIG016");
        Assert.Contains(named, diagnostic.GetMessage(null), StringComparison.Ordinal);
        Assert.Equal("Net", diagnostic.Location.SourceTree!.GetText().ToString(diagnostic.Location.SourceSpan));
    }

    [Fact]
    public void TheOldestLanguageThatIsNotReportedCompilesGeneratedCode()
    {
        Assert.DoesNotContain(RuleTester.Analyze(Network, LanguageVersion.CSharp9), d => d.Id == "DIG016");
        Compilation completed = Harness.Complete(new Setting(LanguageVersion.CSharp9), Harness.Usings + Network);
        Assert.DoesNotContain(completed.GetDiagnostics(), d => d.Severity == DiagnosticSeverity.Error);
    }

    [Fact]
    public void TheNewestLanguageThatIsReportedDoesNotCompileGeneratedCode()
    {
        Compilation completed = Harness.Complete(new Setting(LanguageVersion.CSharp8), Harness.Usings + Network);
        Assert.Contains(completed.GetDiagnostics(), d => d.Severity == DiagnosticSeverity.Error);
    }
}
