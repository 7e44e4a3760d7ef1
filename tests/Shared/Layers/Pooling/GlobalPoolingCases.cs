using DeepInit.Tests.Shared.Drawing;

namespace DeepInit.Tests.Shared.Layers;

/// <summary>What pools over all positions share.</summary>
internal abstract class GlobalPoolingCases(bool isSequence) : SpatialCases
{
    /// <summary>One number of a channel's.</summary>
    protected abstract double Take(IEnumerable<double> channel);

    public override DrawnLayer? Draw(Chance chance, DrawnValue x, IReadOnlyList<DrawnValue> values) =>
        x.Shape.Length == (isSequence ? 2 : 3) ? new(new AttributeText(Kind), [x.Shape[^1]]) : null;

    protected override IEnumerable<LayerCase> Cases()
    {
        yield return Of("Plain", isSequence ? [9, 3] : [9, 8, 3], "", [3], "", (x, _) => x.Reduce(Take)) with { Surroundings = Surroundings.Twice };
        yield return Of("Wide", isSequence ? [5, 17] : [4, 5, 17], "", [17], "", (x, _) => x.Reduce(Take));
    }
}
