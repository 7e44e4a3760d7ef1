using DeepInit.Gen.Layers;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Shapes;

namespace DeepInit.Gen.Diagnostics.Checks;

/// <summary>A matrix of a layer, and how the layer asked for it: the initialiser as it was written, and the fans.</summary>
internal sealed record WeightMatrix(ParameterShape Parameter, ParameterRequest Request)
{
    /// <summary>How many sums it makes: the first axis, but of turned filters the second.</summary>
    public int Units => Parameter.Layout == ParameterLayout.TurnedFilters ? Parameter.Shape[1] : Parameter.Shape[0];
}
