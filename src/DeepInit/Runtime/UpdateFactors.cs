using System.ComponentModel;

namespace DeepInit.Runtime;

/// <summary>What the update of a parameter takes other than the optimiser's: written by the generator, and set by <see cref="Parameter{T}"/>.</summary>
/// <param name="LearningRateScale">The factor on the learning rate.</param>
/// <param name="WeightDecay">The coefficient of weight decay; 0 for none.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct UpdateFactors(double LearningRateScale, double WeightDecay);
