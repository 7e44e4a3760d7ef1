using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Initializers;

/// <summary>Variance 2 / (fan in − 1), as one text has it; not He et al.’s.</summary>
internal sealed class HeUnbiasedInitializer : ScaledInitializer
{
    public override Init Init => Init.HeUnbiased;

    public override string Word => "He with 2 / (fan in − 1)";

    public override IReadOnlyList<string> Options => [nameof(InitSpec.Gain)];

    public override string? Check(InitSpec spec, InitTarget target) =>
        target.FanIn > 1 ? base.Check(spec, target) : "its variance 2 / (fan in − 1) needs at least 2 inputs";

    protected override bool IsUniform => false;

    protected override double Variance(InitSpec spec, InitTarget target)
    {
        double gain = spec.Gain ?? Math.Sqrt(2);
        return gain * gain / (target.FanIn - 1);
    }

    protected override string Formula(InitSpec spec, InitTarget target) => $"√({Short((spec.Gain ?? Math.Sqrt(2)) * (spec.Gain ?? Math.Sqrt(2)))} / {target.FanIn - 1})";
}
