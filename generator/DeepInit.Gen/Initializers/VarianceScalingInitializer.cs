using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Initializers;

/// <summary>Keras’ general form: variance scale / fan.</summary>
internal sealed class VarianceScalingInitializer : InitializerKind
{
    public override Init Init => Init.VarianceScaling;

    public override string Word => "variance scaling";

    public override IReadOnlyList<string> Options => [nameof(InitSpec.Scale), nameof(InitSpec.Fan), nameof(InitSpec.Distribution)];

    /// <summary>The standard deviation of a standard normal cut at ± 2.</summary>
    private const double CutDeviation = 0.87962566103423978;

    public override bool NeedsMatrix => true;

    public override bool IsOfFans(InitTarget target) => true;

    public override string? Check(InitSpec spec, InitTarget target) =>
        spec.Scale is > 0 and < double.PositiveInfinity ? null : $"its scale is {Short(spec.Scale)}, but must be greater than 0";

    public override ResolvedInit Resolve(InitSpec spec, InitTarget target)
    {
        double fan = Fan(spec.Fan, target);
        double sigma = Math.Sqrt(spec.Scale / fan);
        string formula = $"√({Short(spec.Scale)} / {Short(fan)})";
        double wide = sigma / CutDeviation;
        return spec.Distribution switch
        {
            InitDistribution.Uniform => Make(InitCall.Uniform, sigma, formula, -Math.Sqrt(3) * sigma, Math.Sqrt(3) * sigma),
            InitDistribution.UntruncatedNormal => Make(InitCall.Normal, sigma, formula, 0, sigma),
            _ => Make(InitCall.TruncatedNormal, sigma, formula, 0, wide, -2 * wide, 2 * wide),
        };
    }
}
