using DeepInit.Gen.Parsing;

namespace DeepInit.Gen.Layers;

/// <summary>Layer normalisation (Ba et al. 2016).</summary>
internal sealed class LayerNormalizationLayer : RowNormalizationLayer<LayerNormalizationSpec>
{
    public override string Attribute => "DeepInit.LayerNormalizationAttribute";

    protected override bool Centres => true;

    protected override bool HasBias => true;

    protected override LayerNormalizationSpec ParseSpec(AttributeArguments arguments) => new(arguments.Double("Epsilon", 1e-5), arguments.Boolean("Trainable", true));

    protected override string Describe(LayerNormalizationSpec spec) => Word;
}

internal sealed record LayerNormalizationSpec(double Epsilon, bool Trainable)
    : NormalizationSpec("DeepInit.LayerNormalizationAttribute", Epsilon, Trainable);
