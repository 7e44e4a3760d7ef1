using DeepInit.Gen.Tests.RuleTests.Support;

namespace DeepInit.Gen.Tests.RuleTests;

/// <summary>Signals explode or vanish.</summary>
public class DIG206Tests
{
    [Fact]
    public void AGaussianOfSigmaOneExplodesInTheSecondLayer() => RuleTester.Reports("DIG206", """
        [Input(100)]
        [Dense(64, Init = Gaussian, Activation = ReLU)]
        [Dense(64, {|DIG206:Init = Gaussian|}, Activation = ReLU)]
        [Dense(1)]
        """);

    [Fact]
    public void ATinySigmaVanishes() => RuleTester.Reports("DIG206", """
        [Input(10)]
        [Dense(64, Init = Gaussian, {|DIG206:Sigma = 0.001|}, Activation = Tanh)]
        [Dense(1)]
        """);

    [Fact]
    public void ASigmaThatFitsTheFanInIsSilent() => RuleTester.Silent("DIG206", """
        [Input(100)]
        [Dense(64, Init = Gaussian, Sigma = 0.14, Activation = ReLU)]
        [Dense(1, Init = Gaussian, Sigma = 0.1)]
        """);

    [Fact]
    public void NormalisationsStopTheExplosion() => RuleTester.Silent("DIG206", """
        [Input(100)]
        [Dense(64, Init = Gaussian)]
        [LayerNormalization]
        [Activation(ReLU)]
        [Dense(64, Init = Gaussian)]
        [LayerNormalization]
        [Activation(ReLU)]
        [Dense(64, Init = Gaussian)]
        [LayerNormalization]
        [Activation(ReLU)]
        [Dense(1)]
        """);

    [Fact]
    public void ALastLayerThatStartsSmallIsSilent() => RuleTester.Silent("DIG206", """
        [Input(10)]
        [Dense(64, Activation = Tanh)]
        [Dense(4, Init = Gaussian, Sigma = 0.001)]
        """);

    [Fact]
    public void FiftyDerivedLayersAreSilent() => RuleTester.Silent("DIG206", """
        [Input(64)]
        [Dense(64, Activation = ReLU)]
        [Dense(64, Activation = ReLU)]
        [Dense(64, Activation = ReLU)]
        [Dense(64, Activation = ReLU)]
        [Dense(64, Activation = ReLU)]
        [Dense(64, Activation = ReLU)]
        [Dense(64, Activation = ReLU)]
        [Dense(64, Activation = ReLU)]
        [Dense(64, Activation = ReLU)]
        [Dense(64, Activation = ReLU)]
        [Dense(64, Activation = ReLU)]
        [Dense(64, Activation = ReLU)]
        [Dense(64, Activation = ReLU)]
        [Dense(64, Activation = ReLU)]
        [Dense(64, Activation = ReLU)]
        [Dense(64, Activation = ReLU)]
        [Dense(64, Activation = ReLU)]
        [Dense(64, Activation = ReLU)]
        [Dense(64, Activation = ReLU)]
        [Dense(64, Activation = ReLU)]
        [Dense(64, Activation = ReLU)]
        [Dense(64, Activation = ReLU)]
        [Dense(64, Activation = ReLU)]
        [Dense(64, Activation = ReLU)]
        [Dense(64, Activation = ReLU)]
        [Dense(64, Activation = Tanh)]
        [Dense(64, Activation = Tanh)]
        [Dense(64, Activation = Tanh)]
        [Dense(64, Activation = Tanh)]
        [Dense(64, Activation = Tanh)]
        [Dense(64, Activation = Tanh)]
        [Dense(64, Activation = Tanh)]
        [Dense(64, Activation = Tanh)]
        [Dense(64, Activation = Tanh)]
        [Dense(64, Activation = Tanh)]
        [Dense(64, Activation = Tanh)]
        [Dense(64, Activation = Tanh)]
        [Dense(64, Activation = Tanh)]
        [Dense(64, Activation = Tanh)]
        [Dense(64, Activation = Tanh)]
        [Dense(64, Activation = Tanh)]
        [Dense(64, Activation = Tanh)]
        [Dense(64, Activation = Tanh)]
        [Dense(64, Activation = Tanh)]
        [Dense(64, Activation = Tanh)]
        [Dense(64, Activation = Tanh)]
        [Dense(64, Activation = Tanh)]
        [Dense(64, Activation = Tanh)]
        [Dense(64, Activation = Tanh)]
        [Dense(64, Activation = Tanh)]
        [Dense(1)]
        """);
}
