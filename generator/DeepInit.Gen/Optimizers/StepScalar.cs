using DeepInit.Gen.Formulas;

namespace DeepInit.Gen.Optimizers;

/// <summary>A number that the update needs, the same for all parameters: computed once per step in double precision.</summary>
/// <param name="Name">Its name in the update.</param>
/// <param name="Value">Its formula, of <c>rate</c> and <c>step</c> (from 1).</param>
/// <param name="Words">What it is, for the comment.</param>
internal sealed record StepScalar(string Name, Formula Value, string Words);
