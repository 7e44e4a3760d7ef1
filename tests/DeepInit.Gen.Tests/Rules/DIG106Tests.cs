using DeepInit.Gen.Tests.RuleTests.Support;

namespace DeepInit.Gen.Tests.RuleTests;

/// <summary>A window is larger than the image.</summary>
public class DIG106Tests
{
    [Fact]
    public void AKernelLargerThanTheImageIsMarked() => RuleTester.Reports("DIG106", """
        [Input(4, 4, 1)]
        [{|DIG106:Conv2D(8, 5, Activation = ReLU)|}]
        [Flatten]
        [Dense(1)]
        """);

    [Fact]
    public void TheSameKernelWithPaddingIsSilent() => RuleTester.Silent("DIG106", """
        [Input(4, 4, 1)]
        [Conv2D(8, 5, Padding = Padding.Same, Activation = ReLU)]
        [Flatten]
        [Dense(1)]
        """);
}
