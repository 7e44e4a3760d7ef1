using DeepInit.Tests.Shared.Drawing;
using DeepInit.Tests.Shared.Naive;

namespace DeepInit.Tests.Shared.Layers;

/// <summary>An activation as a layer. All functions are in DeepInit.Networks.Tests' chains.</summary>
internal sealed class ActivationCases : LayerCases
{
    public override string Kind => "Activation";

    public override string InConformanceCases => "activation";

    public override DrawnLayer Draw(Chance chance, DrawnValue x, IReadOnlyList<DrawnValue> values)
    {
        NaiveActivation activation = chance.Pick(NaiveActivation.All);
        return new(chance.WithParameters(new AttributeText(Kind).Add("Activation." + activation.Name), activation), x.Shape);
    }

    protected override IEnumerable<LayerCase> Cases()
    {
        yield return Of("ReLU", 30);
        yield return Of("LeakyReLU", 17);
        yield return Of("GELU", 3, 33);
        yield return Of("Softplus", 2, 3, 5);
        yield return Of("Softmax", 2, 3, 17);
        yield return Of("LogSoftmax", 9);
    }

    private LayerCase Of(string name, params int[] shape)
    {
        NaiveActivation f = NaiveActivation.Of(name);
        return Case(name, shape, $"Activation.{name}{f.Attributes}", shape, "", (x, _) => f.OfRow(x, shape[^1]));
    }
}
