using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Parsing;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Schedules;

/// <summary>A straight line up to the base, the base, and a fall to a share of it.</summary>
internal sealed class WarmupStableDecaySchedule : ScheduleKind<WarmupStableDecaySpec>
{
    public override string Attribute => "DeepInit.WarmupStableDecayAttribute";

    public override bool WarmsUp => true;

    protected override bool Falls(WarmupStableDecaySpec spec) => true;

    protected override int LengthOf(WarmupStableDecaySpec spec) => spec.TotalSteps;

    protected override WarmupStableDecaySpec Parse(AttributeArguments arguments, ScheduleInterval interval) => new(
        interval,
        arguments.Double("Warmup", 0.05),
        arguments.Int32("WarmupSteps", 0),
        arguments.Double("Decay", 0.2),
        arguments.Int32("DecaySteps", 0),
        arguments.Int32("TotalSteps", 0),
        arguments.Enum<DecayShape>("Shape"),
        arguments.Double("MinimumFactor", 0));

    protected override void Check(WarmupStableDecaySpec spec, Issues issues)
    {
        Share(issues, nameof(spec.Warmup), spec.Warmup);
        Steps(issues, nameof(spec.WarmupSteps), spec.WarmupSteps);
        LastShare(issues, nameof(spec.Decay), spec.Decay);
        Steps(issues, nameof(spec.DecaySteps), spec.DecaySteps);
        Steps(issues, nameof(spec.TotalSteps), spec.TotalSteps);
        NotNegative(issues, nameof(spec.MinimumFactor), spec.MinimumFactor);
        bool fits = spec.TotalSteps > 0
            ? WarmupOf(spec) + DecayOf(spec) <= spec.TotalSteps
            : spec.WarmupSteps > 0 || spec.DecaySteps > 0 || spec.Warmup + spec.Decay <= 1 + 1e-9;
        string end = spec.DecaySteps > 0 ? nameof(spec.DecaySteps) : nameof(spec.Decay);
        Domain(issues, end, spec.DecaySteps > 0 ? spec.DecaySteps : spec.Decay, fits, "no more than what the warm-up leaves");
    }

    protected override (string Argument, string Why)? Doubt(WarmupStableDecaySpec spec, OptimizerSpec optimizer) => spec.MinimumFactor >= 1
        ? (nameof(spec.MinimumFactor), $"the rate never falls: its end is {Wording.Short(spec.MinimumFactor)} times the base")
        : null;

    protected override string Create(WarmupStableDecaySpec spec)
    {
        string shape = "global::DeepInit.DecayShape." + spec.Shape;
        if (spec.TotalSteps > 0)
        {
            return New(Number(WarmupOf(spec)), Number(spec.TotalSteps - WarmupOf(spec) - DecayOf(spec)), Number(DecayOf(spec)), shape, Number(spec.MinimumFactor));
        }

        // A training that is shorter than what was written has none of the middle.
        string warmup = spec.WarmupSteps > 0 ? Number(spec.WarmupSteps) : $"(long)({Number(spec.Warmup)} * steps)";
        string decay = spec.DecaySteps > 0 ? Number(spec.DecaySteps) : $"global::System.Math.Max(1, (long)({Number(spec.Decay)} * steps))";
        return NewForFit(warmup, $"global::System.Math.Max(0, steps - {warmup} - {decay})", decay, shape, Number(spec.MinimumFactor));
    }

    private static int WarmupOf(WarmupStableDecaySpec spec) => spec.WarmupSteps > 0 ? spec.WarmupSteps : (int)(spec.Warmup * spec.TotalSteps);

    private static int DecayOf(WarmupStableDecaySpec spec) => spec.DecaySteps > 0 ? spec.DecaySteps : Math.Max(1, (int)(spec.Decay * spec.TotalSteps));
}

internal sealed record WarmupStableDecaySpec(
    ScheduleInterval Interval, double Warmup, int WarmupSteps, double Decay, int DecaySteps, int TotalSteps, DecayShape Shape, double MinimumFactor)
    : ScheduleSpec("DeepInit.WarmupStableDecayAttribute", Interval);
