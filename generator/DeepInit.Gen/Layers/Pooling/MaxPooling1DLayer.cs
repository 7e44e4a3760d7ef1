namespace DeepInit.Gen.Layers;

/// <summary>The largest value of each window of a sequence.</summary>
internal sealed class MaxPooling1DLayer() : MaxPoolingLayer(rank: 1)
{
    public override string Attribute => "DeepInit.MaxPooling1DAttribute";
}
