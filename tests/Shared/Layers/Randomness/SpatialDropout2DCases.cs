using DeepInit.Tests.Shared.Drawing;

namespace DeepInit.Tests.Shared.Layers;

/// <summary>Zeroes whole channels of an image.</summary>
internal sealed class SpatialDropout2DCases : RandomnessCases
{
    public override string Kind => "SpatialDropout2D";

    public override string? InConformanceCases => null;

    public override DrawnLayer? Draw(Chance chance, DrawnValue x, IReadOnlyList<DrawnValue> values) => x.Shape.Length == 3 ? base.Draw(chance, x, values) : null;

    protected override IEnumerable<LayerCase> Cases() => [Of("Channels", "0.3", 5, 4, 6)];
}
