namespace DeepInit.Gen.Layers;

/// <summary>The largest value of each channel of an image.</summary>
internal sealed class GlobalMaxPooling2DLayer() : GlobalMaxPoolingLayer(rank: 2)
{
    public override string Attribute => "DeepInit.GlobalMaxPooling2DAttribute";
}
