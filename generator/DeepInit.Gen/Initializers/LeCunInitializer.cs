using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Initializers;

/// <summary>Variance gain² / fan in. LeCun et al. 1998.</summary>
internal abstract class LeCunInitializer : ScaledInitializer
{
    public override IReadOnlyList<string> Options => [nameof(InitSpec.Gain)];

    protected override double Variance(InitSpec spec, InitTarget target)
    {
        double gain = spec.Gain ?? 1;
        return gain * gain / target.FanIn;
    }

    protected override string Formula(InitSpec spec, InitTarget target) => $"{Factor(spec.Gain ?? 1)}√(1 / {target.FanIn})";
}
