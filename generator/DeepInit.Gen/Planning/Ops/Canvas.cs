using DeepInit.Gen.Shapes;

namespace DeepInit.Gen.Planning.Ops;

/// <summary>Zeros on which an image lies: its pixel (y, x) at (Top + y · StepY, Left + x · StepX); pixels that fall outside are left out.</summary>
internal sealed record Canvas(int Height, int Width, int Top, int Left, int StepY = 1, int StepX = 1)
{
    /// <summary>Whether the image fills it, so that it is no canvas at all.</summary>
    public bool IsFilledBy(Shape image) =>
        (Top, Left, StepY, StepX) == (0, 0, 1, 1) && Height == image.Dimensions[0] && Width == image.Dimensions[1];

    /// <summary>Whether there are zeros between the pixels.</summary>
    public bool HasGaps => (StepY, StepX) != (1, 1);

    /// <summary>The numbers by which the runtime's methods know it.</summary>
    public string Numbers => $"{Height}, {Width}, {Top}, {Left}, {StepY}, {StepX}";

    public override string ToString() => $"{Height}×{Width} zeros from {Top}, {Left}{(StepY * StepX > 1 ? $", {StepY} × {StepX} apart" : "")}";
}
