using DeepInit.Gen.Planning;

namespace DeepInit.Gen.Layers;

/// <summary>The largest value of each channel; of equal ones the first takes the gradient.</summary>
internal abstract class GlobalMaxPoolingLayer(int rank) : GlobalPoolingLayer(rank)
{
    protected override IEnumerable<string> Kept => ["kept"];

    protected override GlobalPoolingForward Forward(int channels, PooledPixels pixels, BufferUse x, BufferUse y) => new GlobalMaxPoolingForward(channels, pixels, x, y);

    protected override GlobalPoolingBackward Backward(int channels, PooledPixels pixels, PooledValues values, BufferUse dy, GradientUse dx) =>
        new GlobalMaxPoolingBackward(channels, pixels, values, dy, dx);
}
