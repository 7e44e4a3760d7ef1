using DeepInit.Gen.Tests.RuleTests.Support;

namespace DeepInit.Gen.Tests.RuleTests;

/// <summary>A layer on images reads something else.</summary>
public class DIG105Tests
{
    [Fact]
    public void AConvolutionOverFeaturesIsMarked() => RuleTester.Reports("DIG105", """
        [Input(784)]
        [{|DIG105:Conv2D(8, 3, Activation = ReLU)|}]
        [Flatten]
        [Dense(1)]
        """);

    [Fact]
    public void AConvolutionOverAnImageIsSilent() => RuleTester.Silent("DIG105", """
        [Input(28, 28, 1)]
        [Conv2D(8, 3, Activation = ReLU)]
        [Flatten]
        [Dense(1)]
        """);
}
