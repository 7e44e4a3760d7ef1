using DeepInit.Tests.Shared.Drawing;
using DeepInit.Tests.Shared.Naive;

namespace DeepInit.Tests.Shared.Layers;

/// <summary>What layers share that combine values of one shape by one formula, then an activation.</summary>
internal abstract class OperatorCases : LayerCases
{
    public override bool NamesWhatItReads => true;

    /// <summary>Of one number of each value.</summary>
    protected abstract double Combine(double[] values);

    // A value may be combined with itself.
    public override DrawnLayer? Draw(Chance chance, DrawnValue x, IReadOnlyList<DrawnValue> values)
    {
        DrawnValue[] same = x.Like(values);
        IEnumerable<string> names = Enumerable.Range(0, chance.Between(1, 3)).Select(_ => chance.Pick(same).Name).Append(x.Name);
        return new(chance.WithActivation(new AttributeText(Kind).AddQuoted([.. names])), x.Shape);
    }

    protected override IEnumerable<LayerCase> Cases()
    {
        yield return Of("Two", 2, "Linear", 30);
        yield return Of("Three", 3, "Tanh", 17);
        yield return Of("Images", 2, "LeakyReLU", 2, 3, 17);
        yield return Of("ItselfAndAnother", 2, "Softmax", 5, 3) with { Order = [0, 1, 0] };
    }

    protected LayerCase Of(string name, int count, string activation, params int[] shape)
    {
        NaiveActivation f = NaiveActivation.Of(activation);
        return Case(name, [.. Enumerable.Repeat(shape, count)], f == NaiveActivation.Linear ? "" : $"Activation = Activation.{f.Name}{f.Attributes}", shape, x =>
            f.OfRow([.. Enumerable.Range(0, x[0].Length).Select(i => Combine([.. x.Select(value => value[i])]))], shape[^1]));
    }
}
