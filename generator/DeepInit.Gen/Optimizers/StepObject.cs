using DeepInit.Gen.Collections;

namespace DeepInit.Gen.Optimizers;

/// <summary>An object of the runtime that the engine keeps for its optimiser: what scalars are computed from and what is too dear to compute anew in every step.</summary>
/// <param name="Type">Its class in <c>DeepInit.Runtime</c>.</param>
/// <param name="Name">The engine's field.</param>
/// <param name="Arguments">What it is constructed from.</param>
internal sealed record StepObject(string Type, string Name, EquatableArray<double> Arguments);
