using DeepInit.Gen.Shapes;

namespace DeepInit.Gen.Planning;

/// <summary>Where and when the forward pass of training has the value of a layer, for those who look at layers meanwhile (<c>ILayerObserver</c>).</summary>
/// <param name="Node">The layer's number.</param>
/// <param name="Op">The last op that writes it.</param>
/// <param name="Name">The layer's name.</param>
/// <param name="Activation">The activation that the value has been through at that point: none where the loss computes it.</param>
/// <param name="Shape">The shape of the value.</param>
/// <param name="Buffer">Where it lies.</param>
/// <param name="Sums">The sums of its weights before the activation; null where it has no weights that make sums.</param>
internal sealed record LayerValue(int Node, string Name, Activation Activation, Shape Shape, int Op, BufferUse Buffer, LayerSums? Sums = null);
