using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Parsing;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Schedules;

/// <summary>base · gamma^(step div stepSize).</summary>
internal sealed class StepDecaySchedule : ScheduleKind<StepDecaySpec>
{
    public override string Attribute => "DeepInit.StepDecayAttribute";

    protected override bool Falls(StepDecaySpec spec) => true;

    protected override StepDecaySpec Parse(AttributeArguments arguments, ScheduleInterval interval) => new(interval, arguments.Int32(0), arguments.Double("Gamma", 0.1));

    protected override void Check(StepDecaySpec spec, Issues issues)
    {
        AtLeastOne(issues, "stepSize", spec.StepSize);
        Positive(issues, nameof(spec.Gamma), spec.Gamma);
    }

    protected override (string Argument, string Why)? Doubt(StepDecaySpec spec, OptimizerSpec optimizer) =>
        DoubtOfFactor(spec.Gamma) is { } why ? (nameof(spec.Gamma), why) : null;

    protected override string Create(StepDecaySpec spec) => New(Number(spec.StepSize), Number(spec.Gamma));
}

internal sealed record StepDecaySpec(ScheduleInterval Interval, int StepSize, double Gamma)
    : ScheduleSpec("DeepInit.StepDecayAttribute", Interval);
