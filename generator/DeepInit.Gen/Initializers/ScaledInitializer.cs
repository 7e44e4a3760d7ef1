using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Initializers;

/// <summary>An initialiser whose variance follows from the fans.</summary>
internal abstract class ScaledInitializer : InitializerKind
{
    public override bool NeedsMatrix => true;

    public override bool IsOfFans(InitTarget target) => true;

    public override string? Check(InitSpec spec, InitTarget target) =>
        spec.Gain is null or (> 0 and < double.PositiveInfinity) ? null : $"its gain is {Short(spec.Gain ?? 0)}, but must be greater than 0";

    public override ResolvedInit Resolve(InitSpec spec, InitTarget target)
    {
        double variance = Variance(spec, target);
        double sigma = Math.Sqrt(variance);
        string formula = Formula(spec, target);
        return IsUniform
            ? Make(InitCall.Uniform, sigma, formula, -Math.Sqrt(3 * variance), Math.Sqrt(3 * variance))
            : Make(InitCall.Normal, sigma, formula, 0, sigma);
    }

    protected abstract bool IsUniform { get; }

    protected abstract double Variance(InitSpec spec, InitTarget target);

    /// <summary>Where sigma comes from, with the numbers in it.</summary>
    protected abstract string Formula(InitSpec spec, InitTarget target);

    protected static string Factor(double gain) => gain == 1 ? "" : Short(gain) + " · ";
}
