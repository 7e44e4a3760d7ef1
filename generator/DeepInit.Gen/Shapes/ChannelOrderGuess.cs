namespace DeepInit.Gen.Shapes;

/// <summary>Whether a shape looks as if its channels stood first, as PyTorch and ONNX write it.</summary>
internal static class ChannelOrderGuess
{
    /// <summary>A first length of 1, 3 or 4, which are numbers of channels, before two that are lengths of images and rarely numbers of channels of an input.</summary>
    public static bool IsChannelsFirst(Shape shape) =>
        shape.Dimensions.Count == 3 && shape.Dimensions[0] is 1 or 3 or 4 && Math.Min(shape.Dimensions[1], shape.Dimensions[2]) >= (shape.Dimensions[0] == 1 ? 8 : 24);

    /// <summary>A question for messages about what such a shape leads to; empty where it looks right.</summary>
    public static string Question(Shape shape) => IsChannelsFirst(shape)
        ? $"; is {shape} channels first? Shapes are written [height, width, channels] here: {shape.Dimensions[1]}, {shape.Dimensions[2]}, {shape.Dimensions[0]}"
        : "";
}
