namespace DeepInit.Gen.Layers;

/// <summary>The mean of each channel of an image.</summary>
internal sealed class GlobalAveragePooling2DLayer() : GlobalAveragePoolingLayer(rank: 2)
{
    public override string Attribute => "DeepInit.GlobalAveragePooling2DAttribute";
}
