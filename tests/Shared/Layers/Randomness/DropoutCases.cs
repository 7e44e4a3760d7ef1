namespace DeepInit.Tests.Shared.Layers;

/// <summary>Zeroes values.</summary>
internal sealed class DropoutCases : RandomnessCases
{
    public override string Kind => "Dropout";

    public override string InConformanceCases => "dropout";

    protected override IEnumerable<LayerCase> Cases() => [Of("Features", "0.5", 30), Of("Pixels", "0.2", 2, 3, 17)];
}
