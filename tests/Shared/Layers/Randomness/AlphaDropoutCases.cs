namespace DeepInit.Tests.Shared.Layers;

/// <summary>Drops values and keeps mean and variance, after SELU.</summary>
internal sealed class AlphaDropoutCases : RandomnessCases
{
    public override string Kind => "AlphaDropout";

    public override string? InConformanceCases => null;

    protected override IEnumerable<LayerCase> Cases() => [Of("Features", "0.3", 30)];
}
