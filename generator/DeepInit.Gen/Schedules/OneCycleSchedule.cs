using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Optimizers;
using DeepInit.Gen.Parsing;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Schedules;

/// <summary>Up to a maximum, then down far below the start.</summary>
internal sealed class OneCycleSchedule : ScheduleKind<OneCycleSpec>
{
    public override string Attribute => "DeepInit.OneCycleAttribute";

    public override bool WarmsUp => true;

    protected override bool Falls(OneCycleSpec spec) => true;

    protected override int LengthOf(OneCycleSpec spec) => spec.TotalSteps;

    protected override OneCycleSpec Parse(AttributeArguments arguments, ScheduleInterval interval) => new(interval, arguments.Double(0), arguments.Int32("TotalSteps", 0), arguments.Double("WarmupFraction", 0.3), arguments.Double("DivFactor", 25), arguments.Double("FinalDivFactor", 1e4), arguments.Boolean("Linear", false), arguments.Boolean("ThreePhase", false));

    protected override void Check(OneCycleSpec spec, Issues issues)
    {
        Positive(issues, "maximum", spec.Maximum);
        Domain(issues, nameof(spec.TotalSteps), spec.TotalSteps, spec.TotalSteps is 0 or >= 2, "at least 2");
        Domain(issues, nameof(spec.WarmupFraction), spec.WarmupFraction, spec.WarmupFraction is > 0 and < 1, "in (0, 1)", spec.WarmupFraction is > 1 and < 100 ? Number(spec.WarmupFraction / 100) : "");
        Domain(issues, nameof(spec.WarmupFraction), spec.WarmupFraction, !spec.ThreePhase || spec.WarmupFraction is <= 0.5 or >= 1, "at most 0.5 with three phases");
        Positive(issues, nameof(spec.DivFactor), spec.DivFactor);
        Positive(issues, nameof(spec.FinalDivFactor), spec.FinalDivFactor);
    }

    protected override (string Argument, string Why)? Doubt(OneCycleSpec spec, OptimizerSpec optimizer)
    {
        (double low, double high) = OptimizerCatalog.Of(optimizer).LearningRateBand;
        return spec.Maximum > 5 * high
            ? ("maximum", $"the rate rises to {Wording.Short(spec.Maximum)}, and {OptimizerCatalog.Of(optimizer).Word} usually takes {Wording.Short(low)} to {Wording.Short(high)}")
            : null;
    }

    private static string[] Arguments(OneCycleSpec spec, string steps) =>
    [
        Number(spec.Maximum), steps, Number(spec.WarmupFraction), Number(spec.DivFactor), Number(spec.FinalDivFactor), Literal.Of(spec.Linear),
    ];

    protected override string Create(OneCycleSpec spec) => spec.TotalSteps > 0
        ? Cycle(spec, Number(spec.TotalSteps))
        : ForFit(Cycle(spec, "global::System.Math.Max(2, steps)"));

    private string Cycle(OneCycleSpec spec, string steps) =>
        spec.ThreePhase ? $"global::DeepInit.OneCycle.InThreePhases({string.Join(", ", Arguments(spec, steps))})" : New(Arguments(spec, steps));
}

internal sealed record OneCycleSpec(ScheduleInterval Interval, double Maximum, int TotalSteps, double WarmupFraction, double DivFactor, double FinalDivFactor, bool Linear, bool ThreePhase)
    : ScheduleSpec("DeepInit.OneCycleAttribute", Interval);
