using DeepInit.Gen.Layers;
using DeepInit.Gen.Shapes;

namespace DeepInit.Gen.Diagnostics.Checks;

/// <summary>A matrix of a layer, and how the layer asked for it: the fans, and whether more of the layer reads it.</summary>
internal sealed record WeightMatrix(ParameterShape Parameter, ParameterRequest Request)
{
    /// <summary>How many sums it makes.</summary>
    public int Units => Parameter.Layout.OutputsOf(Parameter.Shape);
}
