using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Initializers;

/// <summary>Variance gain² · 2 / (fan in + fan out). Glorot &amp; Bengio 2010.</summary>
internal abstract class XavierInitializer : ScaledInitializer
{
    public override IReadOnlyList<string> Options => [nameof(InitSpec.Gain)];

    protected override double Variance(InitSpec spec, InitTarget target)
    {
        double gain = spec.Gain ?? 1;
        return gain * gain * 2 / (target.FanIn + (double)target.FanOut);
    }

    protected override string Formula(InitSpec spec, InitTarget target) => $"{Factor(spec.Gain ?? 1)}√(2 / ({target.FanIn} + {target.FanOut}))";
}
