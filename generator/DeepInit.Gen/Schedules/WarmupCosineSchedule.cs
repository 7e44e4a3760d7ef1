using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Parsing;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Schedules;

/// <summary>A straight line up to the base, then half a cosine wave to a share of it.</summary>
internal sealed class WarmupCosineSchedule : ScheduleKind<WarmupCosineSpec>
{
    public override string Attribute => "DeepInit.WarmupCosineAttribute";

    public override bool WarmsUp => true;

    protected override bool Falls(WarmupCosineSpec spec) => true;

    protected override int LengthOf(WarmupCosineSpec spec) => spec.TotalSteps;

    protected override WarmupCosineSpec Parse(AttributeArguments arguments, ScheduleInterval interval) => new(interval, arguments.Double("Warmup", 0.05), arguments.Int32("WarmupSteps", 0), arguments.Int32("TotalSteps", 0), arguments.Double("MinimumFactor", 0));

    protected override void Check(WarmupCosineSpec spec, Issues issues)
    {
        Share(issues, nameof(spec.Warmup), spec.Warmup);
        Steps(issues, nameof(spec.WarmupSteps), spec.WarmupSteps);
        Steps(issues, nameof(spec.TotalSteps), spec.TotalSteps);
        NotNegative(issues, nameof(spec.MinimumFactor), spec.MinimumFactor);
        Domain(issues, nameof(spec.WarmupSteps), spec.WarmupSteps, spec.TotalSteps <= 0 || spec.WarmupSteps < spec.TotalSteps, $"less than TotalSteps, {spec.TotalSteps}");
    }

    protected override (string Argument, string Why)? Doubt(WarmupCosineSpec spec, OptimizerSpec optimizer) => spec.MinimumFactor >= 1
        ? (nameof(spec.MinimumFactor), $"the rate never falls: its end is {Wording.Short(spec.MinimumFactor)} times the base")
        : null;

    private static int WarmupOf(WarmupCosineSpec spec) => spec.WarmupSteps > 0 ? spec.WarmupSteps : (int)(spec.Warmup * spec.TotalSteps);

    protected override string Create(WarmupCosineSpec spec) => spec.TotalSteps > 0
        ? New(Number(WarmupOf(spec)), Number(spec.TotalSteps), Number(spec.MinimumFactor))
        : NewForFit(
            spec.WarmupSteps > 0 ? $"global::System.Math.Min({Number(spec.WarmupSteps)}, steps - 1)" : $"(long)({Number(spec.Warmup)} * steps)",
            "steps",
            Number(spec.MinimumFactor));
}

internal sealed record WarmupCosineSpec(ScheduleInterval Interval, double Warmup, int WarmupSteps, int TotalSteps, double MinimumFactor)
    : ScheduleSpec("DeepInit.WarmupCosineAttribute", Interval);
