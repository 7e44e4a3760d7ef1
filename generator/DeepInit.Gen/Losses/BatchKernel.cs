using DeepInit.Gen.Collections;

namespace DeepInit.Gen.Losses;

/// <summary>What the runtime computes a loss over all rows of a batch with: a class derived from <c>DeepInit.Runtime.BatchLoss</c>.</summary>
/// <param name="Type">Its name.</param>
/// <param name="Arguments">Those of its constructor.</param>
internal sealed record BatchKernel(string Type, EquatableArray<BatchArgument> Arguments);

/// <summary>An argument of a <see cref="BatchKernel"/>.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">An <see cref="int"/>, a <see cref="double"/> or a <see cref="bool"/>.</param>
internal readonly record struct BatchArgument(string Name, object Value);
