using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Parsing;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Schedules;

/// <summary>min + (base − min) · (1 + cos(π · step / steps)) / 2.</summary>
internal sealed class CosineDecaySchedule : ScheduleKind<CosineDecaySpec>
{
    public override string Attribute => "DeepInit.CosineDecayAttribute";

    protected override bool Falls(CosineDecaySpec spec) => true;

    protected override int LengthOf(CosineDecaySpec spec) => spec.Steps;

    protected override CosineDecaySpec Parse(AttributeArguments arguments, ScheduleInterval interval) => new(interval, arguments.Int32("Steps", 0), arguments.Double("Minimum", 0));

    protected override void Check(CosineDecaySpec spec, Issues issues)
    {
        Steps(issues, nameof(spec.Steps), spec.Steps);
        NotNegative(issues, nameof(spec.Minimum), spec.Minimum);
    }

    protected override (string Argument, string Why)? Doubt(CosineDecaySpec spec, OptimizerSpec optimizer) => DoubtOfMinimum(spec.Minimum, optimizer);

    protected override string Create(CosineDecaySpec spec) => spec.Steps > 0
        ? New(Number(spec.Steps), Number(spec.Minimum))
        : NewForFit("steps", Number(spec.Minimum));
}

internal sealed record CosineDecaySpec(ScheduleInterval Interval, int Steps, double Minimum)
    : ScheduleSpec("DeepInit.CosineDecayAttribute", Interval);
