using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Initializers;

/// <summary>Variance gain² / fan in. LeCun et al. 1998.</summary>
internal sealed class LeCunNormalInitializer : ScaledInitializer
{
    public override Init Init => Init.LeCunNormal;

    public override string Word => "LeCun normal";

    public override IReadOnlyList<string> Options => [nameof(InitSpec.Gain)];

    protected override bool IsUniform => false;

    protected override double Variance(InitSpec spec, InitTarget target)
    {
        double gain = spec.Gain ?? 1;
        return gain * gain / target.FanIn;
    }

    protected override string Formula(InitSpec spec, InitTarget target) => $"{Factor(spec.Gain ?? 1)}√(1 / {target.FanIn})";
}
