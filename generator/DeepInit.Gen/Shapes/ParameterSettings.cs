using DeepInit.Gen.Initializers;

namespace DeepInit.Gen.Shapes;

/// <summary>What was decided about a tensor of parameters, from its layer, the optimiser and <c>[Parameter]</c>; carried whole through all stages.</summary>
/// <param name="Init">How it starts.</param>
/// <param name="Trainable">Whether the optimiser moves it.</param>
/// <param name="Decay">Whether weight decay acts on it.</param>
internal sealed record ParameterSettings(ResolvedInit Init, bool Trainable, bool Decay);
