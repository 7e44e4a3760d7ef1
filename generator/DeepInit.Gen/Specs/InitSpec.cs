namespace DeepInit.Gen.Specs;

/// <summary>An initialiser with its arguments; null where an argument was left out and the initialiser has a default of its own.</summary>
internal sealed record InitSpec(
    Init Init,
    double? Gain = null,
    Fan Fan = Fan.Default,
    double Mean = 0,
    double Sigma = 1,
    double? Low = null,
    double? High = null,
    double Value = 0,
    double Scale = 1,
    InitDistribution Distribution = InitDistribution.TruncatedNormal,
    double Sparsity = 0.9)
{
    public static InitSpec Zeros { get; } = new(Init.Zeros);
}
