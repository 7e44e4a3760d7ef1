using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Tests.RuleTests.Support;
using DeepInit.Gen.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DeepInit.Gen.Tests.RuleTests;

/// <summary>What silences any diagnostic of the compiler silences these: they come from an analyzer, with locations in source.</summary>
public class SuppressionTests
{
    private const string Rule = "DIG220";

    private const string Wrong = """
        [Network]
        [Input(4)]
        [Dense(3, Activation = Softmax)]
        [Loss(CrossEntropy)]
        [AdamW]
        public sealed partial class Net;
        """;

    [Fact]
    public void WithoutSuppressionTheWarningIsThere() => Assert.Contains(RuleTester.Analyze(Wrong), d => d.Id == Rule && d.Severity == DiagnosticSeverity.Warning);

    [Fact]
    public void APragmaAroundTheAttributeSilencesIt()
    {
        string source = Wrong.Replace("[Dense", "#pragma warning disable DIG220 // on purpose\n[Dense", StringComparison.Ordinal);
        Assert.DoesNotContain(RuleTester.Analyze(source), d => d.Id == Rule);
    }

    [Fact]
    public void APragmaBelowTheAttributeDoesNot()
    {
        string source = Wrong.Replace("[AdamW]", "#pragma warning disable DIG220\n[AdamW]", StringComparison.Ordinal);
        Assert.Contains(RuleTester.Analyze(source), d => d.Id == Rule);
    }

    [Fact]
    public void SuppressMessageOnTheClassSilencesIt()
    {
        string source = "[System.Diagnostics.CodeAnalysis.SuppressMessage(\"DeepInit.Training\", \"DIG220\", Justification = \"on purpose\")]\n" + Wrong;
        Assert.DoesNotContain(RuleTester.Analyze(source), d => d.Id == Rule);
    }

    [Theory]
    [InlineData(ReportDiagnostic.Suppress, null)]
    [InlineData(ReportDiagnostic.Error, DiagnosticSeverity.Error)]
    [InlineData(ReportDiagnostic.Info, DiagnosticSeverity.Info)]
    public void ASeverityOfEditorConfigIsObeyed(ReportDiagnostic asked, DiagnosticSeverity? expected)
    {
        Compilation compilation = Harness.Compile(Harness.Usings + Wrong);
        compilation = compilation.WithOptions(compilation.Options.WithSyntaxTreeOptionsProvider(new OneSeverity(Rule, asked)));
        Assert.Equal(expected, RuleTester.Analyze(compilation).FirstOrDefault(d => d.Id == Rule)?.Severity);
    }

    /// <summary>What the compiler makes of <c>dotnet_diagnostic.DIG220.severity</c>.</summary>
    private sealed class OneSeverity(string rule, ReportDiagnostic severity) : SyntaxTreeOptionsProvider
    {
        public override GeneratedKind IsGenerated(SyntaxTree tree, CancellationToken cancellationToken) => GeneratedKind.NotGenerated;

        public override bool TryGetDiagnosticValue(SyntaxTree tree, string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic found)
        {
            found = severity;
            return diagnosticId == rule;
        }

        public override bool TryGetGlobalDiagnosticValue(string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic found)
        {
            found = default;
            return false;
        }
    }
}
