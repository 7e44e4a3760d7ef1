using DeepInit.Gen.Tests.RuleTests.Support;

namespace DeepInit.Gen.Tests.RuleTests;

/// <summary>[MuP] beside an optimiser whose law is not known.</summary>
public class DIG049Tests
{
    private const string Layers = "[Network]\n[Input(4)]\n[Dense(128, Activation = ReLU)]\n[Dense(128, Activation = ReLU)]\n[Dense(4)]\n[Loss(MeanSquaredError)]\n";

    [Theory]
    [InlineData("LAMB")]
    [InlineData("Prodigy")]
    public void AnOptimiserOfAnotherLawIsMarked(string optimizer) => RuleTester.Reports("DIG049", Layers + $"[{optimizer}]\n[{{|DIG049:MuP(BaseWidth = 64)|}}]");

    [Theory]
    [InlineData("AdamW")]
    [InlineData("SGD(Momentum = 0.9)")]
    public void OneWhoseLawIsKnownIsSilent(string optimizer) => RuleTester.Silent("DIG049", Layers + $"[{optimizer}]\n[MuP(BaseWidth = 64)]");
}
