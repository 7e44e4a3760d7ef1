namespace DeepInit.Gen.Planning.Ops;

/// <summary>How an image lies on the padded one that a window walks over.</summary>
/// <param name="Height">The image's rows.</param>
/// <param name="Width">Its columns.</param>
/// <param name="Canvas">Where it lies.</param>
internal sealed record Placement(int Height, int Width, Canvas Canvas);
