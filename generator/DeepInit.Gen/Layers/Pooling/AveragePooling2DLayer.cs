namespace DeepInit.Gen.Layers;

/// <summary>The mean of each window of an image.</summary>
internal sealed class AveragePooling2DLayer() : AveragePoolingLayer(rank: 2)
{
    public override string Attribute => "DeepInit.AveragePooling2DAttribute";
}
