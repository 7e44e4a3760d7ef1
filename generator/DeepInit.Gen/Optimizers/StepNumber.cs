using DeepInit.Gen.Formulas;

namespace DeepInit.Gen.Optimizers;

/// <summary>A number that the optimiser remembers from step to step, the same for all parameters; checkpoints keep it.</summary>
/// <param name="Name">Its name in files.</param>
/// <param name="Symbol">Its name in formulas of scalars, and what it holds there is that of this step.</param>
/// <param name="Start">Its value before the first step.</param>
/// <param name="Next">What becomes of it in a step: of <c>rate</c> (without the factor of any parameter), <c>step</c>, and the numbers, those before it in the list being this step's.</param>
internal sealed record StepNumber(string Name, string Symbol, double Start, Formula Next);
