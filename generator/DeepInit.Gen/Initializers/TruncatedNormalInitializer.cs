using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Initializers;

/// <summary>Normal cut at two bounds, mean ± 2 sigma unless given; sigma is the one before the cut.</summary>
internal sealed class TruncatedNormalInitializer : InitializerKind
{
    public override Init Init => Init.TruncatedNormal;

    public override string Word => "truncated normal";

    public override IReadOnlyList<string> Options => [nameof(InitSpec.Mean), nameof(InitSpec.Sigma), nameof(InitSpec.Low), nameof(InitSpec.High)];

    public override string? Check(InitSpec spec, InitTarget target) =>
        spec.Sigma is > 0 and < double.PositiveInfinity && Finite(spec.Mean) && Low(spec) < High(spec)
            ? null
            : $"mean {Short(spec.Mean)} must be finite, sigma {Short(spec.Sigma)} greater than 0, and the bounds {Short(Low(spec))} and {Short(High(spec))} in this order";

    public override ResolvedInit Resolve(InitSpec spec, InitTarget target) =>
        Make(InitCall.TruncatedNormal, spec.Sigma, "", spec.Mean, spec.Sigma, Low(spec), High(spec));

    private static double Low(InitSpec spec) => spec.Low ?? spec.Mean - (2 * spec.Sigma);

    private static double High(InitSpec spec) => spec.High ?? spec.Mean + (2 * spec.Sigma);
}
