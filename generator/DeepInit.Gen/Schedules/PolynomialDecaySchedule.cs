using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Parsing;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Schedules;

/// <summary>base · (1 − min(step, steps) / steps)^power.</summary>
internal sealed class PolynomialDecaySchedule : ScheduleKind<PolynomialDecaySpec>
{
    public override string Attribute => "DeepInit.PolynomialDecayAttribute";

    protected override bool Falls(PolynomialDecaySpec spec) => true;

    protected override int LengthOf(PolynomialDecaySpec spec) => spec.Steps;

    protected override PolynomialDecaySpec Parse(AttributeArguments arguments, ScheduleInterval interval) => new(interval, arguments.Int32("Steps", 0), arguments.Double("Power", 1));

    protected override void Check(PolynomialDecaySpec spec, Issues issues)
    {
        Steps(issues, nameof(spec.Steps), spec.Steps);
        Positive(issues, nameof(spec.Power), spec.Power);
    }

    protected override string Create(PolynomialDecaySpec spec) => spec.Steps > 0
        ? New(Number(spec.Steps), Number(spec.Power))
        : NewForFit("steps", Number(spec.Power));
}

internal sealed record PolynomialDecaySpec(ScheduleInterval Interval, int Steps, double Power)
    : ScheduleSpec("DeepInit.PolynomialDecayAttribute", Interval);
