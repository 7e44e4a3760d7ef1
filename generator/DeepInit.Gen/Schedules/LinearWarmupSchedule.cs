using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Parsing;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Schedules;

/// <summary>base · (start + (end − start) · min(step, steps) / steps).</summary>
internal sealed class LinearWarmupSchedule : ScheduleKind<LinearWarmupSpec>
{
    public override string Attribute => "DeepInit.LinearWarmupAttribute";

    public override bool WarmsUp => true;

    protected override bool Falls(LinearWarmupSpec spec) => spec.EndFactor < spec.StartFactor;

    protected override LinearWarmupSpec Parse(AttributeArguments arguments, ScheduleInterval interval) => new(interval, arguments.Double("Warmup", 0.05), arguments.Int32("Steps", 0), arguments.Double("StartFactor", 1.0 / 3), arguments.Double("EndFactor", 1));

    protected override void Check(LinearWarmupSpec spec, Issues issues)
    {
        Share(issues, nameof(spec.Warmup), spec.Warmup);
        Steps(issues, nameof(spec.Steps), spec.Steps);
        NotNegative(issues, nameof(spec.StartFactor), spec.StartFactor);
        NotNegative(issues, nameof(spec.EndFactor), spec.EndFactor);
    }

    protected override (string Argument, string Why)? Doubt(LinearWarmupSpec spec, OptimizerSpec optimizer) => spec.EndFactor == 0
        ? (nameof(spec.EndFactor), "after the line the rate is 0, and nothing learns any more")
        : null;

    protected override string Create(LinearWarmupSpec spec) => spec.Steps > 0
        ? New(Number(spec.Steps), Number(spec.StartFactor), Number(spec.EndFactor))
        : NewForFit($"global::System.Math.Max(1, (long)({Number(spec.Warmup)} * steps))", Number(spec.StartFactor), Number(spec.EndFactor));
}

internal sealed record LinearWarmupSpec(ScheduleInterval Interval, double Warmup, int Steps, double StartFactor, double EndFactor)
    : ScheduleSpec("DeepInit.LinearWarmupAttribute", Interval);
