namespace DeepInit.Tests.Shared.Layers;

/// <summary>Adds normal numbers.</summary>
internal sealed class GaussianNoiseCases : RandomnessCases
{
    public override string Kind => "GaussianNoise";

    public override string? InConformanceCases => null;

    protected override IEnumerable<LayerCase> Cases() => [Of("Features", "0.3", 30), Of("Steps", "0.1", 3, 17)];
}
