using DeepInit.Gen.Collections;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Losses;

/// <summary>What the runtime computes a loss with: over all rows of a batch, a class derived from <c>DeepInit.Runtime.BatchLoss</c>, or row by row against labels.</summary>
/// <param name="Type">Its name.</param>
/// <param name="Arguments">Those of its constructor.</param>
internal sealed record BatchKernel(string Type, EquatableArray<RuntimeArgument> Arguments);
