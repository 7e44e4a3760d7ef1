using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Tests.RuleTests.Support;
using DeepInit.Gen.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DeepInit.Gen.Tests.RuleTests;

/// <summary>Internal error of DeepInit.Gen: at one network, while all others have their code.</summary>
[Collection(nameof(InternalError))]
public sealed class DIG025Tests : IDisposable
{
    private const string Attributes = "[Network] [Input(4)] [Dense(1)] [Loss(MeanSquaredError)] [Adam] public sealed partial class";

    private const string Source = Harness.Usings + $"{Attributes} Exploding; {Attributes} Other; class Use {{ float[] It(Exploding net, float[] x) => net.Predict(x); }}";

    /// <summary>The stages that a network without errors goes through, in the generator and in the analyzer.</summary>
    public static TheoryData<string> Stages => ["reading its attributes", "inferring its shapes", "planning it", "writing its code"];

    public void Dispose() => InternalError.Entered = null;

    [Theory]
    [MemberData(nameof(Stages))]
    public void AnExceptionAtOneNetworkIsOneDiagnosticThere(string stage)
    {
        Explode(stage);
        (Compilation completed, GeneratorRunResult result) = Run();
        Assert.Null(result.Exception);
        Assert.Contains(result.GeneratedSources, file => file.HintName == "Other.Kernels.g.cs");
        Assert.Contains(result.GeneratedSources, file => file.HintName == "Exploding.g.cs");
        Assert.DoesNotContain(result.GeneratedSources, file => file.HintName == "Exploding.Kernels.g.cs");
        Diagnostic found = Assert.Single(RuleTester.Analyze(completed), d => d.Severity >= DiagnosticSeverity.Warning);
        Assert.Equal("DIG025", found.Id);
        Assert.Equal("Exploding", found.Location.SourceTree!.GetText().ToString(found.Location.SourceSpan));
        Assert.Equal(
            "DeepInit.Gen failed on network 'Exploding' and generates no code for it; other networks are not affected; please report this fault of ours with the network's attributes: "
            + $"FormatException while {stage}, in InternalError.Guard: Boom",
            found.GetMessage(null));
    }

    [Theory]
    [InlineData("planning it")]
    [InlineData("writing its code")]
    public void TheSurfaceStaysSoThatTheProgramCompiles(string stage)
    {
        Explode(stage);
        Assert.Empty(Run().Completed.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error));
    }

    [Fact]
    public void AnExceptionWhileTheStubIsWrittenLeavesTheDiagnostic()
    {
        InternalError.Entered = (entered, network) => Throw(entered is "planning it" or "writing its stub" && network == "Exploding");
        (Compilation completed, GeneratorRunResult result) = Run();
        Assert.Null(result.Exception);
        Assert.Contains("while writing its stub", Assert.Single(RuleTester.Analyze(completed), d => d.Id == "DIG025").GetMessage(null), StringComparison.Ordinal);
    }

    [Fact]
    public void AnExceptionOfTheAnalyzerItselfIsOneDiagnostic()
    {
        Explode("looking at it");
        Assert.Equal(["DIG025"], RuleTester.Analyze(Run().Completed).Where(d => d.Severity >= DiagnosticSeverity.Warning).Select(d => d.Id));
    }

    [Fact]
    public void CancellingIsNoError()
    {
        InternalError.Entered = (_, network) =>
        {
            if (network == "Exploding")
            {
                throw new OperationCanceledException();
            }
        };
        Assert.Throws<OperationCanceledException>(() => InternalError.Guard("x", "Exploding", () => 1, _ => 2));
    }

    [Fact]
    public void ANetworkWithoutFaultsIsSilent() => RuleTester.Silent("DIG025", $"{Attributes} Net;");

    private static void Explode(string stage) => InternalError.Entered = (entered, network) => Throw(entered == stage && network == "Exploding");

    private static void Throw(bool now)
    {
        if (now)
        {
            throw new FormatException("Boom.");
        }
    }

    private static (Compilation Completed, GeneratorRunResult Result) Run()
    {
        GeneratorDriver driver = Harness.Driver().RunGeneratorsAndUpdateCompilation(Harness.Compile(new Setting(), Source), out Compilation completed, out _);
        return (completed, driver.GetRunResult().Results.Single());
    }
}
