using DeepInit.Gen.Tests.RuleTests.Support;

namespace DeepInit.Gen.Tests.RuleTests;

/// <summary>Biases or norms decay.</summary>
public class DIG234Tests
{
    [Fact]
    public void DecayOfAllParametersIsMarked() => RuleTester.Reports("DIG234", """
        [Input(4)]
        [Dense(1)]
        [Loss(MeanSquaredError)]
        [AdamW({|DIG234:DecayScope = DecayScope.All|})]
        """);

    [Fact]
    public void DecayOfTheScaleOfANormIsMarked() => RuleTester.Reports("DIG234", """
        [Input(4)]
        [Dense(8, UseBias = false, Activation = ReLU)]
        [LayerNormalization]
        [Dense(1, UseBias = false)]
        [Loss(MeanSquaredError)]
        [AdamW({|DIG234:DecayScope = DecayScope.All|})]
        """);

    [Fact]
    public void DecayOfOneBiasIsMarked() => RuleTester.Reports("DIG234", """
        [Input(4)]
        [Dense(1)]
        [Loss(MeanSquaredError)]
        [AdamW]
        [Parameter("dense0.bias", {|DIG234:Decay = true|})]
        """);

    [Fact]
    public void DecayOfWeightsIsSilent() => RuleTester.Silent("DIG234", """
        [Input(4)]
        [Dense(1)]
        [Loss(MeanSquaredError)]
        [AdamW]
        """);

    [Fact]
    public void ALayerWithoutBiasIsSilent() => RuleTester.Silent("DIG234", """
        [Input(4)]
        [Dense(1, UseBias = false)]
        [Loss(MeanSquaredError)]
        [AdamW(DecayScope = DecayScope.All)]
        """);

    [Fact]
    public void ACoefficientForAllOfALayerIsMarked() => RuleTester.Reports("DIG234", """
        [Input(4)]
        [Dense(1)]
        [Loss(MeanSquaredError)]
        [SGD]
        [Parameter("dense0.*", {|DIG234:WeightDecay = 0.1|})]
        """);

    [Fact]
    public void ACoefficientForWeightsAloneIsSilent() => RuleTester.Silent("DIG234", """
        [Input(4)]
        [Dense(1)]
        [Loss(MeanSquaredError)]
        [AdamW]
        [Parameter("dense0.*", WeightDecay = 0.1)]
        [Parameter("*.bias", WeightDecay = 0)]
        [Parameter("dense0.bias", WeightDecay = 0)]
        """);
}
