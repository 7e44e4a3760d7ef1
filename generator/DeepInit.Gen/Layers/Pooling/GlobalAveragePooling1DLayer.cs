namespace DeepInit.Gen.Layers;

/// <summary>The mean of each channel of a sequence.</summary>
internal sealed class GlobalAveragePooling1DLayer() : GlobalAveragePoolingLayer(rank: 1)
{
    public override string Attribute => "DeepInit.GlobalAveragePooling1DAttribute";
}
