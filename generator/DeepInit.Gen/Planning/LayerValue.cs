using DeepInit.Gen.Shapes;

namespace DeepInit.Gen.Planning;

/// <summary>The value of a layer in the forward pass of training, for those who look at layers.</summary>
/// <param name="Node">The layer's number.</param>
/// <param name="Op">The last op that writes it.</param>
/// <param name="Sums">What becomes of its weights; null where it has none that make sums.</param>
internal sealed record LayerValue(int Node, string Name, Activation Activation, Shape Shape, int Op, BufferUse Buffer, LayerSums? Sums = null);
