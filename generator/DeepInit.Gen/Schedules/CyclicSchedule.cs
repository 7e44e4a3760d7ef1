using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Optimizers;
using DeepInit.Gen.Parsing;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Schedules;

/// <summary>Up to a maximum and back, again and again.</summary>
internal sealed class CyclicSchedule : ScheduleKind<CyclicSpec>
{
    public override string Attribute => "DeepInit.CyclicAttribute";

    public override bool WarmsUp => true;

    protected override bool Falls(CyclicSpec spec) => true;

    protected override CyclicSpec Parse(AttributeArguments arguments, ScheduleInterval interval) => new(
        interval, arguments.Double(0), arguments.Int32(1), arguments.Int32("StepsDown", 0), arguments.Enum<CycleShape>("Shape"), arguments.Double("Gamma", 1));

    protected override void Check(CyclicSpec spec, Issues issues)
    {
        Positive(issues, "maximum", spec.Maximum);
        AtLeastOne(issues, "stepsUp", spec.StepsUp);
        Steps(issues, nameof(spec.StepsDown), spec.StepsDown);
        Positive(issues, nameof(spec.Gamma), spec.Gamma);
    }

    protected override (string Argument, string Why)? Doubt(CyclicSpec spec, OptimizerSpec optimizer)
    {
        (double low, double high) = OptimizerCatalog.Of(optimizer).LearningRateBand;
        return spec.Maximum <= optimizer.LearningRate
            ? ("maximum", $"the highest rate is {Wording.Short(spec.Maximum)}, and the optimiser's, the lowest, is {Wording.Short(optimizer.LearningRate)}")
            : spec.Maximum > 5 * high
            ? ("maximum", $"the rate rises to {Wording.Short(spec.Maximum)}, and {OptimizerCatalog.Of(optimizer).Word} usually takes {Wording.Short(low)} to {Wording.Short(high)}")
            : spec.Gamma > 1 && spec.Shape == CycleShape.ExponentialRange
            ? (nameof(spec.Gamma), DoubtOfFactor(spec.Gamma)!)
            : null;
    }

    protected override string Create(CyclicSpec spec) => New(
        Number(spec.Maximum),
        Number(spec.StepsUp),
        Number(spec.StepsDown > 0 ? spec.StepsDown : spec.StepsUp),
        "global::DeepInit.CycleShape." + spec.Shape,
        Number(spec.Gamma));
}

internal sealed record CyclicSpec(ScheduleInterval Interval, double Maximum, int StepsUp, int StepsDown, CycleShape Shape, double Gamma)
    : ScheduleSpec("DeepInit.CyclicAttribute", Interval);
