// Only what they compute is of interest, not how well they would train.
#pragma warning disable DIG017, DIG018, DIG200, DIG201, DIG202, DIG203, DIG204, DIG205, DIG206, DIG207, DIG208, DIG209, DIG210, DIG220, DIG221, DIG222, DIG223
namespace DeepInit.Onnx.Tests;

/// <summary>Every layer on images whose window has a padding, with one window.</summary>
[Block]
[Conv2D(3, Windows.Height, Windows.Width, From = "x", Name = "conv", Strides = [Windows.Down, Windows.Across], Padding = Padding.Same)]
[DepthwiseConv2D(Windows.Height, Windows.Width, From = "x", Name = "depthwise", Strides = [Windows.Down, Windows.Across], Padding = Padding.Same)]
[SeparableConv2D(3, Windows.Height, Windows.Width, From = "x", Name = "separable", Strides = [Windows.Down, Windows.Across], Padding = Padding.Same)]
[MaxPooling2D(Windows.Height, Windows.Width, From = "x", Name = "largest", Strides = [Windows.Down, Windows.Across], Padding = Padding.Same)]
[AveragePooling2D(Windows.Height, Windows.Width, From = "x", Name = "mean", Strides = [Windows.Down, Windows.Across], Padding = Padding.Same)]
[Concat("conv", "depthwise", "separable", "largest", "mean")]
public static class Windows
{
    public const int Height = BlockAttribute.Required;
    public const int Width = BlockAttribute.Required;
    public const int Down = BlockAttribute.Required;
    public const int Across = BlockAttribute.Required;
}

[Network]
[Input(9, 4, 2)]
[Use(typeof(Windows), "Height", 3, "Width", 3, "Down", 2, "Across", 2, Name = "a", From = "x")]
[Use(typeof(Windows), "Height", 5, "Width", 2, "Down", 3, "Across", 1, Name = "b", From = "x")]
[Use(typeof(Windows), "Height", 4, "Width", 4, "Down", 2, "Across", 3, Name = "c", From = "x")]
[Use(typeof(Windows), "Height", 1, "Width", 5, "Down", 4, "Across", 4, Name = "d", From = "x")]
[Output("a")]
[Output("b")]
[Output("c")]
[Output("d")]
public sealed partial class TallWindows;

[Network]
[Input(2, 8, 18)]
[Use(typeof(Windows), "Height", 3, "Width", 3, "Down", 2, "Across", 2, Name = "a", From = "x")]
[Use(typeof(Windows), "Height", 2, "Width", 5, "Down", 3, "Across", 2, Name = "b", From = "x")]
[Use(typeof(Windows), "Height", 5, "Width", 4, "Down", 1, "Across", 3, Name = "c", From = "x")]
[Output("a")]
[Output("b")]
[Output("c")]
public sealed partial class WideWindows;

[Network]
[Input(8, 3)]
[Conv1D(4, 3, From = "x", Name = "conv", Stride = 2, Padding = Padding.Same)]
[MaxPooling1D(3, From = "x", Name = "largest", Stride = 2, Padding = Padding.Same)]
[AveragePooling1D(3, From = "x", Name = "mean", Stride = 2, Padding = Padding.Same)]
[AveragePooling1D(3, From = "x", Name = "thirds", Padding = Padding.Same)]
[Conv1D(4, 5, From = "x", Name = "long", Stride = 4, Padding = Padding.Same)]
[Output("conv")]
[Output("largest")]
[Output("mean")]
[Output("thirds")]
[Output("long")]
public sealed partial class StepWindows;
