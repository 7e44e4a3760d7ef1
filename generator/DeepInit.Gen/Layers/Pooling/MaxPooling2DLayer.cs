namespace DeepInit.Gen.Layers;

/// <summary>The largest value of each window of an image.</summary>
internal sealed class MaxPooling2DLayer() : MaxPoolingLayer(rank: 2)
{
    public override string Attribute => "DeepInit.MaxPooling2DAttribute";
}
