using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Parsing;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Schedules;

/// <summary>The base, and a straight line down to a share of it at the end.</summary>
internal sealed class ConstantWithCooldownSchedule : ScheduleKind<ConstantWithCooldownSpec>
{
    public override string Attribute => "DeepInit.ConstantWithCooldownAttribute";

    protected override bool Falls(ConstantWithCooldownSpec spec) => true;

    protected override int LengthOf(ConstantWithCooldownSpec spec) => spec.TotalSteps;

    protected override ConstantWithCooldownSpec Parse(AttributeArguments arguments, ScheduleInterval interval) => new(
        interval, arguments.Double("Cooldown", 0.2), arguments.Int32("CooldownSteps", 0), arguments.Int32("TotalSteps", 0), arguments.Double("MinimumFactor", 0));

    protected override void Check(ConstantWithCooldownSpec spec, Issues issues)
    {
        LastShare(issues, nameof(spec.Cooldown), spec.Cooldown);
        Steps(issues, nameof(spec.CooldownSteps), spec.CooldownSteps);
        Steps(issues, nameof(spec.TotalSteps), spec.TotalSteps);
        NotNegative(issues, nameof(spec.MinimumFactor), spec.MinimumFactor);
        Domain(issues, nameof(spec.CooldownSteps), spec.CooldownSteps, spec.TotalSteps <= 0 || spec.CooldownSteps <= spec.TotalSteps, $"at most TotalSteps, {spec.TotalSteps}");
    }

    protected override (string Argument, string Why)? Doubt(ConstantWithCooldownSpec spec, OptimizerSpec optimizer) => spec.MinimumFactor >= 1
        ? (nameof(spec.MinimumFactor), $"the rate never falls: its end is {Wording.Short(spec.MinimumFactor)} times the base")
        : null;

    protected override string Create(ConstantWithCooldownSpec spec) => spec.TotalSteps > 0
        ? New(Number(spec.TotalSteps), Number(spec.CooldownSteps > 0 ? spec.CooldownSteps : Math.Max(1, (int)(spec.Cooldown * spec.TotalSteps))), Number(spec.MinimumFactor))
        : NewForFit(
            "global::System.Math.Max(1, steps)",
            spec.CooldownSteps > 0
                ? $"global::System.Math.Max(1, global::System.Math.Min({Number(spec.CooldownSteps)}, steps))"
                : $"global::System.Math.Max(1, (long)({Number(spec.Cooldown)} * steps))",
            Number(spec.MinimumFactor));
}

internal sealed record ConstantWithCooldownSpec(ScheduleInterval Interval, double Cooldown, int CooldownSteps, int TotalSteps, double MinimumFactor)
    : ScheduleSpec("DeepInit.ConstantWithCooldownAttribute", Interval);
