using DeepInit.Tests.Shared.Drawing;

namespace DeepInit.Tests.Shared.Layers;

/// <summary>
/// What layers share that draw numbers while training and do nothing else: switched off they are the identity, as in predictions. What they draw is in
/// DeepInit.Networks.Tests' NoiseTests and DropoutTests.
/// </summary>
internal abstract class RandomnessCases : LayerCases
{
    public override DrawnLayer? Draw(Chance chance, DrawnValue x, IReadOnlyList<DrawnValue> values) =>
        new(new AttributeText(Kind).Add(chance.Pick([0.0, 0.1, 0.5])), x.Shape);

    /// <summary>A layer with its rate or deviation.</summary>
    protected LayerCase Of(string name, string amount, params int[] shape) => Case(name, shape, amount, shape, "", (x, _) => x);
}
