using DeepInit.Gen.Planning;
using DeepInit.Gen.Shapes;

namespace DeepInit.Gen.Layers;

/// <summary>The largest value of each window. Backward finds it again instead of storing where it was: the first equal one takes the gradient.</summary>
internal abstract class MaxPoolingLayer(int rank) : PoolingLayer(rank)
{
    protected override PoolingForward Forward(PoolingSpec spec, Shape image, Shape output, string formula, BufferUse x, BufferUse y) =>
        new MaxPoolingForward(spec, image, output, formula, x, y);

    protected override PoolingBackward Backward(PoolingSpec spec, Shape image, Shape output, PooledValues values, BufferUse dy, GradientUse dx) =>
        new MaxPoolingBackward(spec, image, output, values, dy, dx);
}
