using DeepInit.Gen.Collections;

namespace DeepInit.Gen.Specs;

/// <summary>One <c>[Loss]</c>. Options that the function does not have keep their defaults.</summary>
/// <param name="Margin">Null where it was left out: its default is the function's.</param>
/// <param name="IgnoreIndex">The class of targets that do not count; null for none.</param>
/// <param name="Part">The number of the output whose gradient it has, in a loss of several outputs; never written.</param>
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
    int Part = 0,
    double Gamma = 2,
    double Exponent = 0.7,
    double Truncation = 0,
    double Alpha = 1,
    double LogZero = -4,
    double TargetShare = 0.8,
    double Epsilon = 1,
    string? Other = null,
    string? Positive = null,
    string? Negative = null,
    EquatableArray<double> Quantiles = default,
    double? Margin = null,
    double Smooth = 1,
    double FalsePositiveWeight = 0.5,
    double FalseNegativeWeight = 0.5,
    double NoiseRate = 0,
    int? IgnoreIndex = null,
    double Temperature = 1,
    bool Normalize = false,
    bool Symmetric = false,
    bool SamplingCorrection = false,
    bool RemoveAccidentalHits = false,
    int Labels = 0,
    int Blank = 0,
    bool ZeroInfinity = false);
