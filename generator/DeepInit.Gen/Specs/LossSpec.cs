using DeepInit.Gen.Collections;

namespace DeepInit.Gen.Specs;

/// <summary>One <c>[Loss]</c>. Options that the function does not have keep their defaults.</summary>
/// <param name="OfLogVariance">Whether it is the part of a loss of two outputs that reads the log-variances; never written.</param>
internal sealed record LossSpec(
    Loss Function,
    string? Output,
    string? Target,
    double Weight,
    Reduction Reduction,
    TargetKind Targets,
    double LabelSmoothing,
    EquatableArray<double> ClassWeights,
    EquatableArray<double> PositiveWeight,
    double Delta,
    double Beta,
    string? LogVariance = null,
    bool OfLogVariance = false);
