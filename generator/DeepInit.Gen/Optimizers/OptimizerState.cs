namespace DeepInit.Gen.Optimizers;

/// <summary>A number per parameter that the optimiser remembers.</summary>
/// <param name="Name">PyTorch's name of it, as in files.</param>
/// <param name="Symbol">Its name in the update's formulas.</param>
/// <param name="Start">Its value before the first step.</param>
internal sealed record OptimizerState(string Name, string Symbol, double Start = 0);
