using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Initializers;

/// <summary>Normal with a given mean and standard deviation.</summary>
internal sealed class NormalInitializer : InitializerKind
{
    public override Init Init => Init.Normal;

    public override string Word => "normal";

    public override IReadOnlyList<string> Options => [nameof(InitSpec.Mean), nameof(InitSpec.Sigma)];

    public override string? Check(InitSpec spec, InitTarget target) =>
        spec.Sigma is >= 0 and < double.PositiveInfinity && Finite(spec.Mean) ? null : $"mean {Short(spec.Mean)} and sigma {Short(spec.Sigma)} must be finite, and sigma at least 0";

    public override ResolvedInit Resolve(InitSpec spec, InitTarget target) => Make(InitCall.Normal, spec.Sigma, "", spec.Mean, spec.Sigma);
}
