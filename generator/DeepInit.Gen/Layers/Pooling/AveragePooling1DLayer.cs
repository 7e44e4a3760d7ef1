namespace DeepInit.Gen.Layers;

/// <summary>The mean of each window of a sequence.</summary>
internal sealed class AveragePooling1DLayer() : AveragePoolingLayer(rank: 1)
{
    public override string Attribute => "DeepInit.AveragePooling1DAttribute";
}
