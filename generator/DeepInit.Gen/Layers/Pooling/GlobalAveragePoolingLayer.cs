using DeepInit.Gen.Planning;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Layers;

/// <summary>The mean of each channel over all pixels.</summary>
internal abstract class GlobalAveragePoolingLayer(int rank) : GlobalPoolingLayer(rank)
{
    public override bool IsAffine(LayerSpec spec) => true;

    protected override IEnumerable<string> Kept => GlobalAveragePoolingForward.Remembered;

    protected override GlobalPoolingForward Forward(int channels, PooledPixels pixels, BufferUse x, BufferUse y) => new GlobalAveragePoolingForward(channels, pixels, x, y);

    protected override GlobalPoolingBackward Backward(int channels, PooledPixels pixels, PooledValues values, BufferUse dy, GradientUse dx) =>
        new GlobalAveragePoolingBackward(channels, pixels, dy, dx);
}
