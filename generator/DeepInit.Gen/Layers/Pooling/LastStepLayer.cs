using DeepInit.Gen.Planning;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Layers;

/// <summary>The last step of a sequence; where rows have lengths of their own, each row's last real step.</summary>
internal sealed class LastStepLayer() : GlobalPoolingLayer(rank: 1)
{
    public override string Attribute => "DeepInit.LastStepAttribute";

    public override StepRule StepsOf(LayerSpec spec) => StepRule.Ends.OfAtLeastOne.Streamed(Streaming.Alone);

    public override bool IsAffine(LayerSpec spec) => true;

    protected override GlobalPoolingForward Forward(int channels, PooledPixels pixels, BufferUse x, BufferUse y) => new LastStepForward(channels, pixels, x, y);

    protected override GlobalPoolingBackward Backward(int channels, PooledPixels pixels, PooledValues values, BufferUse dy, GradientUse dx) =>
        new LastStepBackward(channels, pixels, dy, dx);
}
