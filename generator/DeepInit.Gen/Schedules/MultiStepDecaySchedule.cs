using DeepInit.Gen.Collections;
using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Parsing;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Schedules;

/// <summary>base · gamma^(milestones passed).</summary>
internal sealed class MultiStepDecaySchedule : ScheduleKind<MultiStepDecaySpec>
{
    public override string Attribute => "DeepInit.MultiStepDecayAttribute";

    protected override bool Falls(MultiStepDecaySpec spec) => true;

    protected override MultiStepDecaySpec Parse(AttributeArguments arguments, ScheduleInterval interval) => new(interval, arguments.Int32s(0), arguments.Double("Gamma", 0.1));

    protected override void Check(MultiStepDecaySpec spec, Issues issues)
    {
        string given = string.Join(", ", spec.Milestones);
        Domain(issues, "milestones", given, spec.Milestones.Count > 0 && spec.Milestones.All(step => step >= 0), "one or more steps, each at least 0");
        Positive(issues, nameof(spec.Gamma), spec.Gamma);
    }

    protected override (string Argument, string Why)? Doubt(MultiStepDecaySpec spec, OptimizerSpec optimizer) =>
        DoubtOfFactor(spec.Gamma) is { } why ? (nameof(spec.Gamma), why) : null;

    protected override string Create(MultiStepDecaySpec spec) => New([Number(spec.Gamma), .. spec.Milestones.Select(milestone => Number(milestone))]);
}

internal sealed record MultiStepDecaySpec(ScheduleInterval Interval, EquatableArray<int> Milestones, double Gamma)
    : ScheduleSpec("DeepInit.MultiStepDecayAttribute", Interval);
