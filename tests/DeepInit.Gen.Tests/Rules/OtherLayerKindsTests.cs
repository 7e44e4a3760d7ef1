using DeepInit.Gen.Tests.RuleTests.Support;

namespace DeepInit.Gen.Tests.RuleTests;

/// <summary>Rules on layers other than dense ones: fans count the taps of a filter, and normalisations end what compounds.</summary>
public class OtherLayerKindsTests
{
    private const string Rest = "\n[GlobalAveragePooling2D]\n[Dense(10)]\n[Loss(CrossEntropy)]\n[AdamW]\n";

    [Fact]
    public void AConvolutionOfZerosIsMarked() =>
        RuleTester.Reports("DIG201", "[Input(8, 8, 3)]\n[Conv2D(16, 3, {|DIG201:Init = Zeros|}, Activation = ReLU)]" + Rest);

    [Fact]
    public void XavierBeforeReLUIsMarkedOnAConvolution() =>
        RuleTester.Reports("DIG202", "[Input(8, 8, 3)]\n[Conv2D(16, 3, {|DIG202:Init = Xavier|}, Activation = ReLU)]" + Rest);

    // σ² · fan in = 0.1925² · 27 = 1
    [Fact]
    public void TheFanInOfAConvolutionCountsItsTaps() =>
        RuleTester.Silent("DIG203", "[Input(8, 8, 3)]\n[Conv2D(16, 3, Init = Gaussian, Sigma = 0.1925, Activation = SELU)]" + Rest);

    [Fact]
    public void ABiasOptionOfAConvolutionWithoutBiasIsMarked() =>
        RuleTester.Reports("DIG018", "[Input(8, 8, 3)]\n[Conv2D(16, 3, UseBias = false, {|DIG018:BiasInit = Ones|}, Activation = ReLU)]" + Rest);

    [Fact]
    public void AConvolutionIntoANormalisationIsSilent() =>
        RuleTester.Silent("DIG202", "[Input(8, 8, 3)]\n[Conv2D(16, 3, Init = He, UseBias = false)]\n[BatchNormalization]\n[Activation(ReLU)]" + Rest);
}
