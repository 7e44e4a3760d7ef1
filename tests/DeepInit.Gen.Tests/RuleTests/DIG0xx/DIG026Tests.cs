using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Tests.RuleTests.Support;
using DeepInit.Gen.Tests.Support;
using Microsoft.CodeAnalysis;

namespace DeepInit.Gen.Tests.RuleTests;

/// <summary>Internal error of a check of DeepInit.Gen: the code is there, and what the other checks say.</summary>
[Collection(nameof(InternalError))]
public sealed class DIG026Tests : IDisposable
{
    private const string Source = "[Network] [Input(4)] [Dense(8)] [Dense(1)] [Loss(MeanSquaredError)] [Adam] public sealed partial class Checked;";

    public void Dispose() => InternalError.Entered = null;

    [Fact]
    public void ACheckThatFailsIsNamedAndTheOthersSpeak()
    {
        InternalError.Entered = (stage, network) =>
        {
            if (stage == "running LearningRateCheck" && network == "Checked")
            {
                throw new FormatException("Boom.");
            }
        };
        Diagnostic[] found = [.. RuleTester.Analyze(Source).Where(d => d.Severity >= DiagnosticSeverity.Warning)];
        Assert.Equal(["DIG026", "DIG229"], found.Select(d => d.Id).Order(StringComparer.Ordinal));
        Assert.Contains("'Checked' failed", found.Single(d => d.Id == "DIG026").GetMessage(null), StringComparison.Ordinal);
        Assert.Contains("FormatException while running LearningRateCheck", found.Single(d => d.Id == "DIG026").GetMessage(null), StringComparison.Ordinal);
        Assert.Contains("Checked.Kernels.g.cs", Harness.Generate(Source).Keys);
    }

    [Fact]
    public void ChecksThatRunAreSilent() => RuleTester.Silent("DIG026", "[Input(4)]\n[Dense(1)]\n[Loss(MeanSquaredError)]\n[Adam]\n");
}
