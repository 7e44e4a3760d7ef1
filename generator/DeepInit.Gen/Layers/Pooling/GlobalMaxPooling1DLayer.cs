namespace DeepInit.Gen.Layers;

/// <summary>The largest value of each channel of a sequence.</summary>
internal sealed class GlobalMaxPooling1DLayer() : GlobalMaxPoolingLayer(rank: 1)
{
    public override string Attribute => "DeepInit.GlobalMaxPooling1DAttribute";
}
