using DeepInit.Gen.Parsing;

namespace DeepInit.Gen.Layers;

/// <summary>Root mean square normalisation (Zhang &amp; Sennrich 2019): no mean, no shift.</summary>
internal sealed class RMSNormalizationLayer : RowNormalizationLayer<RMSNormalizationSpec>
{
    public override string Attribute => "DeepInit.RMSNormalizationAttribute";

    protected override bool Centres => false;

    protected override bool HasBias => false;

    protected override RMSNormalizationSpec ParseSpec(AttributeArguments arguments) => new(arguments.Double("Epsilon", 1e-5), arguments.Boolean("Trainable", true));

    protected override string Describe(RMSNormalizationSpec spec) => Word;
}

internal sealed record RMSNormalizationSpec(double Epsilon, bool Trainable)
    : NormalizationSpec("DeepInit.RMSNormalizationAttribute", Epsilon, Trainable);
