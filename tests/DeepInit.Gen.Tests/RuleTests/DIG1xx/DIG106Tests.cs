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

    [Theory]
    [InlineData("[Input(3, 224, 224)] [Conv2D(8, 7)]", "The window of Conv2D 'conv2D0' spans 7×7, but what it reads, padded, has 3×224; is 3×224×224 channels first? Shapes are written [height, width, channels] here: 224, 224, 3")]
    [InlineData("[Input(1, 28, 28)] [MaxPooling2D(2)]", "The window of MaxPooling2D 'maxPooling2D0' spans 2×2, but what it reads, padded, has 1×28; is 1×28×28 channels first? Shapes are written [height, width, channels] here: 28, 28, 1")]
    [InlineData("[Input(4, 4, 1)] [Conv2D(8, 5)]", "The window of Conv2D 'conv2D0' spans 5×5, but what it reads, padded, has 4×4")]
    [InlineData("[Input(2, 8)] [Conv1D(8, 5)]", "The window of Conv1D 'conv1D0' spans 5, but what it reads, padded, has 2")]
    public void AShapeWithItsChannelsFirstIsAskedFor(string network, string message) =>
        Assert.Equal(message, RuleTester.Single("DIG106", network).GetMessage(null));

    [Fact]
    public void TheSameKernelWithPaddingIsSilent() => RuleTester.Silent("DIG106", """
        [Input(4, 4, 1)]
        [Conv2D(8, 5, Padding = Padding.Same, Activation = ReLU)]
        [Flatten]
        [Dense(1)]
        """);
}
