using DeepInit.Tests.Shared.Drawing;
using DeepInit.Tests.Shared.Naive;

namespace DeepInit.Tests.Shared.Layers;

/// <summary>An image as features, channel by channel.</summary>
internal sealed class FlattenCases : LayerCases
{
    public override string Kind => "Flatten";

    public override string InConformanceCases => "flatten";

    public override DrawnLayer Draw(Chance chance, DrawnValue x, IReadOnlyList<DrawnValue> values) => new(new AttributeText(Kind), [x.Length]);

    protected override IEnumerable<LayerCase> Cases()
    {
        yield return Of(60, 4, 5, 3);
        yield return Of(51, 3, 17);
        yield return Of(7, 7);
        yield return Of(306, 3, 3, 34);
    }

    private LayerCase Of(int length, params int[] shape) => Case(string.Join("x", shape), shape, "", [length], "", (x, _) => shape.Length == 1 ? x : NaiveImage.OfRow(x, shape).Values);
}
