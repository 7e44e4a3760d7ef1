using DeepInit.Gen.Shapes;

namespace DeepInit.Gen.Planning;

/// <summary>The value of a layer in the forward pass of training, for those who look at layers.</summary>
/// <param name="Op">The last op that writes it.</param>
internal sealed record LayerValue(string Name, Activation Activation, Shape Shape, int Op, BufferUse Buffer);
