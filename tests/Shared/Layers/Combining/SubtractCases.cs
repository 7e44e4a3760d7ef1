using DeepInit.Tests.Shared.Drawing;

namespace DeepInit.Tests.Shared.Layers;

/// <summary>The first of two values without the second.</summary>
internal sealed class SubtractCases : OperatorCases
{
    public override string Kind => "Subtract";

    public override string? InConformanceCases => null;

    // Of a value and another one: itself would leave nothing of it.
    public override DrawnLayer? Draw(Chance chance, DrawnValue x, IReadOnlyList<DrawnValue> values)
    {
        DrawnValue[] others = [.. x.Like(values).Where(value => value.Name != x.Name)];
        return others.Length == 0 ? null : new(chance.WithActivation(new AttributeText(Kind).AddQuoted([chance.Pick(others).Name, x.Name])), x.Shape);
    }

    protected override double Combine(double[] values) => values[0] - values[1];

    protected override IEnumerable<LayerCase> Cases()
    {
        yield return Of("Two", 2, "Linear", 30);
        yield return Of("Images", 2, "LeakyReLU", 2, 3, 17);
        yield return Of("TheOtherWay", 2, "Softmax", 5, 3) with { Order = [1, 0] };
        yield return Of("FromItself", 1, "Tanh", 17) with { Order = [0, 0] };
    }
}
