using DeepInit.Gen.Tests.RuleTests.Support;

namespace DeepInit.Gen.Tests.RuleTests;

/// <summary>Two linear layers in a row.</summary>
public class DIG229Tests
{
    [Fact]
    public void TwoLinearLayersAreMarkedAtTheFirst() => RuleTester.Reports("DIG229", """
        [Input(4)]
        [{|DIG229:Dense(8)|}]
        [Dense(1)]
        """);

    [Fact]
    public void DropoutBetweenIsNoActivation() => RuleTester.Reports("DIG229", """
        [Input(4)]
        [{|DIG229:Dense(8)|}]
        [Dropout(0.5)]
        [Dense(1)]
        """);

    [Fact]
    public void AnActivationBetweenIsSilent() => RuleTester.Silent("DIG229", """
        [Input(4)]
        [Dense(8)]
        [Activation(ReLU)]
        [Dense(1)]
        """);

    [Fact]
    public void AFactorisationOfLowRankIsSilent() => RuleTester.Silent("DIG229", """
        [Input(64)]
        [Dense(8)]
        [Dense(64, Activation = ReLU)]
        [Dense(1)]
        """);

    [Fact]
    public void AFrozenProjectionIsSilent() => RuleTester.Silent("DIG229", """
        [Input(64)]
        [Dense(96, Trainable = false)]
        [Dense(1)]
        """);

    [Fact]
    public void TheFixAddsReLU() => FixTester.Fixes(
        "DIG229",
        """
        [Input(4)]
        [Dense(8)]
        [Dense(1)]
        """,
        """
        [Input(4)]
        [Dense(8, Activation = ReLU)]
        [Dense(1)]
        """);

    [Fact]
    public void FixAllMendsEveryNetwork() => FixTester.FixesAll("DIG229", """
        [Input(4)]
        [Dense(8)]
        [Dense(1)]
        """);

    [Fact]
    public void ConvolutionsAreLinearToo() => RuleTester.Reports("DIG229", """
        [Input(8, 8, 3)]
        [{|DIG229:Conv2D(32, 3)|}]
        [Conv2D(16, 3, Activation = ReLU)]
        """);

    [Fact]
    public void FlattenMakesNoDifference() => RuleTester.Reports("DIG229", """
        [Input(8, 8, 3)]
        [{|DIG229:Conv2D(32, 3)|}]
        [Flatten]
        [Dense(10)]
        """);

    [Fact]
    public void AMaximumOrANormalisationOfRowsBetweenIsSilent() => RuleTester.Silent("DIG229", """
        [Input(16, 16, 3)]
        [Conv2D(32, 3)]
        [MaxPooling2D(2)]
        [Conv2D(32, 3)]
        [LayerNormalization]
        [Conv2D(16, 3, Activation = ReLU)]
        """);

    [Theory]
    [InlineData("[Input(8)] [{|DIG229:Dense(16)|}] [BatchNormalization] [Dense(16, Activation = ReLU)] [Dense(1)]")]
    [InlineData("[Input(16, 16, 3)] [{|DIG229:Conv2D(32, 3)|}] [BatchNormalization] [Conv2D(32, 3, Activation = ReLU)] [Flatten] [Dense(10)]")]
    [InlineData("[Input(16, 16, 3)] [{|DIG229:Conv2D(32, 3)|}] [AveragePooling2D(2)] [Conv2D(32, 3, Activation = ReLU)] [Flatten] [Dense(10)]")]
    [InlineData("[Input(16, 16, 3)] [{|DIG229:Conv2D(32, 3)|}] [GlobalAveragePooling2D] [Dense(10)]")]
    [InlineData("[Input(16, 16, 3)] [{|DIG229:Conv2D(32, 3)|}] [UpSampling2D(2)] [ZeroPadding2D(1)] [Conv2D(32, 3, Activation = ReLU)] [Flatten] [Dense(10)]")]
    [InlineData("[Input(16, 3)] [{|DIG229:Conv1D(32, 3)|}] [Conv1D(32, 3)] [Activation(ReLU)] [Flatten] [Dense(10)]")]
    [InlineData("[Input(16, 3)] [{|DIG229:Conv1DTranspose(32, 3)|}] [Dense(32)] [Activation(ReLU)] [Flatten] [Dense(10)]")]
    [InlineData("[Input(16, 16, 3)] [{|DIG229:SeparableConv2D(32, 3)|}] [SeparableConv2D(32, 3, Activation = ReLU)] [Flatten] [Dense(10)]")]
    [InlineData("[Input(16, 16, 3)] [{|DIG229:Conv2DTranspose(32, 3)|}] [Conv2DTranspose(32, 3, Activation = ReLU)] [Flatten] [Dense(10)]")]
    [InlineData("[Input(16, 16, 3)] [{|DIG229:DepthwiseConv2D(3)|}] [DepthwiseConv2D(3, Activation = ReLU)] [Flatten] [Dense(10)]")]
    [InlineData("[Network] [Input(4)] [Use(typeof(Block))] [Dense(1)] public sealed partial class Net; [Block] [{|DIG229:Dense(8)|}] [Dense(8, Activation = ReLU)] public sealed class Block;")]
    public void WhateverIsLinearBetweenAndWhateverTheLayersAre(string network) => RuleTester.Reports("DIG229", network);

    [Theory]
    [InlineData("[Input(16, 16, 32)] [DepthwiseConv2D(3, UseBias = false)] [BatchNormalization] [Conv2D(64, 1, Activation = ReLU)] [Flatten] [Dense(10)]")]
    [InlineData("[Input(16, 16, 32)] [Conv2D(64, 1, UseBias = false)] [DepthwiseConv2D(3, Activation = ReLU)] [Flatten] [Dense(10)]")]
    [InlineData("[Input(16, 16, 96)] [Conv2D(24, 1, UseBias = false)] [BatchNormalization] [Conv2D(144, 1, Activation = ReLU6)] [Flatten] [Dense(10)]")]
    [InlineData("[Input(8, 8, 32)] [Conv2D(32, 1, Groups = 4)] [Conv2D(32, 1, Groups = 4, Activation = ReLU)] [Flatten] [Dense(10)]")]
    [InlineData("[Input(16)] [Dense(16)] [GaussianNoise(0.1)] [Dense(16, Activation = ReLU)] [Dense(1)]")]
    [InlineData("[Input(16)] [Dense(16, Name = \"a\")] [Dense(16, Activation = ReLU)] [Add(\"a\")] [Dense(1)]")]
    [InlineData("[Input(16)] [Dense(16)] [BatchNormalization(Name = \"n\")] [Dense(16, Activation = ReLU)] [Add(\"n\")] [Dense(1)]")]
    [InlineData("[Input(32)] [Dense(32, Init = Orthogonal)] [Dense(32, Init = Orthogonal)] [Dense(32, Init = Orthogonal)] [Dense(10)] [Loss(MeanSquaredError)] [SGD]")]
    [InlineData("[Input(32)] [Dense(32, Init = Identity)] [Dense(32, Init = Identity)] [Dense(32, Init = Identity)] [Loss(MeanSquaredError)] [SGD]")]
    public void FactorisationsAndWhatIsLinearOnPurposeAreSilent(string network) => RuleTester.Silent("DIG229", network);

    // Nothing can be written there that would stand between: the activation belongs behind the normalisation.
    [Fact]
    public void WhereANormalisationStandsBetweenNoFixIsOffered() =>
        Assert.Null(FixTester.Apply("DIG229", RuleTester.Whole("[Input(8)] [Dense(16)] [BatchNormalization] [Dense(16, Activation = ReLU)] [Dense(1)]")));

    [Fact]
    public void AWindowInTwoStepsIsSilent() => RuleTester.Silent("DIG229", """
        [Input(8, 8, 3)]
        [Conv2D(32, 3, 1)]
        [Conv2D(32, 1, 3, Activation = ReLU)]
        """);
}
