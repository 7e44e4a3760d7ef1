using DeepInit.Gen.Tests.RuleTests.Support;
using DeepInit.Gen.Tests.Support;
using Microsoft.CodeAnalysis;

namespace DeepInit.Gen.Tests.RuleTests;

/// <summary>A network has the name of a generated member.</summary>
public class DIG043Tests
{
    private const string Net = "[Network] [Input(4)] [Dense(8, Activation = ReLU)] [Dense(1)] [Loss(MeanSquaredError)] [AdamW] public sealed partial class";

    [Theory]
    [InlineData("Predict")]
    [InlineData("Fit")]
    [InlineData("Parameters")]
    [InlineData("InputSize")]
    [InlineData("OutputSize")]
    [InlineData("TrainBatch")]
    [InlineData("NetworkEngine")]
    [InlineData("MaxThreads")]
    public void ANameOfAGeneratedMemberIsMarked(string name) => RuleTester.Reports("DIG043", $"{Net} {{|DIG043:{name}|}};");

    /// <summary>Names that hide what every generated part says.</summary>
    [Theory]
    [InlineData("@var")]
    [InlineData("System")]
    public void ANameOfGeneratedCodeItselfIsMarked(string name) =>
        Assert.Equal("DIG043", Assert.Single(RuleTester.Analyze(Harness.Compile(Harness.Usings + $"{Net} {name} {{ }}")), d => d.Severity == DiagnosticSeverity.Error).Id);

    [Theory]
    [InlineData("System")]
    [InlineData("DeepInit")]
    public void InANamespaceTheyAreRight(string name) => Assert.Empty(Harness.Complete(new Setting(), Harness.Usings + $"namespace Some {{ {Net} {name} {{ }} }}").GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error));

    [Theory]
    [InlineData("Prediction")]
    [InlineData("IsRandomized")]
    [InlineData("PredictRows")]
    [InlineData("Update")]
    [InlineData("Step")]
    [InlineData("InferenceJob")]
    [InlineData("Var")]
    public void OtherNamesAreRight(string name) => RuleTester.Silent("DIG043", $"{Net} {name};");
}
