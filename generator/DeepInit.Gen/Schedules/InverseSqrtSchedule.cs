using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Parsing;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Schedules;

/// <summary>base · min((step + 1) / warmup, √(warmup / (step + 1))).</summary>
internal sealed class InverseSqrtSchedule : ScheduleKind<InverseSqrtSpec>
{
    public override string Attribute => "DeepInit.InverseSqrtAttribute";

    public override bool WarmsUp => true;

    protected override bool Falls(InverseSqrtSpec spec) => true;

    protected override InverseSqrtSpec Parse(AttributeArguments arguments, ScheduleInterval interval) => new(interval, arguments.Double("Warmup", 0.05), arguments.Int32("WarmupSteps", 0));

    protected override void Check(InverseSqrtSpec spec, Issues issues)
    {
        Share(issues, nameof(spec.Warmup), spec.Warmup);
        Steps(issues, nameof(spec.WarmupSteps), spec.WarmupSteps);
    }

    protected override string Create(InverseSqrtSpec spec) => spec.WarmupSteps > 0
        ? New(Number(spec.WarmupSteps))
        : NewForFit($"global::System.Math.Max(1, (long)({Number(spec.Warmup)} * steps))");
}

internal sealed record InverseSqrtSpec(ScheduleInterval Interval, double Warmup, int WarmupSteps)
    : ScheduleSpec("DeepInit.InverseSqrtAttribute", Interval);
