using DeepInit.Gen.Tests.RuleTests.Support;

namespace DeepInit.Gen.Tests.RuleTests;

/// <summary>A layer draws numbers under an optimiser that searches along lines.</summary>
public class DIG258Tests
{
    [Theory]
    [InlineData("[{|DIG258:Dropout(0.2)|}]")]
    [InlineData("[{|DIG258:GaussianNoise(0.1)|}]")]
    public void ALayerThatDrawsIsMarked(string layer) => RuleTester.Reports("DIG258", Network(layer, "[LBFGS]"));

    [Theory]
    [InlineData("[LayerNormalization]", "[LBFGS]")]
    [InlineData("[Dropout(0.2)]", "[AdamW]")]
    public void OneThatDoesNotOrAnotherOptimiserIsSilent(string layer, string optimizer) => RuleTester.Silent("DIG258", Network(layer, optimizer));

    private static string Network(string layer, string optimizer) => $"""
        [Network]
        [Input(4)]
        [Dense(8, Activation = Tanh)]
        {layer}
        [Dense(1)]
        [Loss(MeanSquaredError)]
        {optimizer}
        """;
}
