namespace DeepInit.Gen.Planning;

/// <summary>The factors that parameters of one group may differ in; an update takes the numbers of a step that were made with them.</summary>
/// <param name="LearningRateScale">The factor on the learning rate, decay included.</param>
/// <param name="WeightDecay">The coefficient of weight decay; 0 for none.</param>
internal sealed record GroupFactors(double LearningRateScale, double WeightDecay);
