using DeepInit.Gen.Formulas;
using DeepInit.Gen.Parsing;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Optimizers;

/// <summary>Schedule-Free gradient descent (Defazio et al. 2024).</summary>
internal sealed class ScheduleFreeSGDOptimizer : ScheduleFreeFamily
{
    public override string Attribute => "DeepInit.ScheduleFreeSGDAttribute";

    public override double DefaultLearningRate => 1;

    public override (double Low, double High) LearningRateBand => (1e-3, 20);

    public override bool IsAdaptive => false;

    public override IEnumerable<DecayConstant> DecayConstants(OptimizerSpec spec) => [DecayConstant.First("Momentum", ((ScheduleFreeSGDSpec)spec).Beta)];

    public override string Formula(OptimizerSpec spec) =>
        "u = g + decay · p; c = w / Σ w, w = k^r · (largest rate)²; p −= rate · (1 − beta · (1 − c)) · u − c · e; e = (1 − c) · (e − rate · beta · u); predictions take p + (1 − 1 / beta) · e";

    protected override string BetaName => "Momentum";

    protected override IEnumerable<Assignment> Direction(OptimizerSpec spec, Precision precision) => [new("d", G)];

    protected override OptimizerSpec Parse(AttributeArguments arguments, CommonOptions common) => new ScheduleFreeSGDSpec(
        common,
        arguments.Double("Momentum", 0.9),
        arguments.Int32("WarmupSteps", 0),
        arguments.Double("StepPower", 0),
        arguments.Double("RatePower", 2));
}

internal sealed record ScheduleFreeSGDSpec(CommonOptions Common, double Momentum, int WarmupSteps, double StepPower, double RatePower)
    : ScheduleFreeSpec("DeepInit.ScheduleFreeSGDAttribute", Common, Momentum, WarmupSteps, StepPower, RatePower);
