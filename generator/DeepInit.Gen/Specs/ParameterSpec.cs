namespace DeepInit.Gen.Specs;

/// <summary>One <c>[Parameter]</c>; null where an option was left out.</summary>
/// <param name="Pattern">The name of a tensor, or a pattern in which each <c>*</c> stands for any characters.</param>
/// <param name="Init">How the tensors start, where any option of an initialiser was given.</param>
/// <param name="Optimizer">The name of the optimiser that moves the tensors, of two.</param>
internal sealed record ParameterSpec(
    string Pattern,
    bool? Trainable = null,
    bool? Decay = null,
    double? LearningRateScale = null,
    double? WeightDecay = null,
    InitSpec? Init = null,
    string? Optimizer = null,
    double? L1 = null,
    double? L2 = null);
