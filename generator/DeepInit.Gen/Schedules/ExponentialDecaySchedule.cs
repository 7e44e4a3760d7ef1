using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Parsing;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Schedules;

/// <summary>base · gamma^step.</summary>
internal sealed class ExponentialDecaySchedule : ScheduleKind<ExponentialDecaySpec>
{
    public override string Attribute => "DeepInit.ExponentialDecayAttribute";

    protected override bool Falls(ExponentialDecaySpec spec) => true;

    protected override ExponentialDecaySpec Parse(AttributeArguments arguments, ScheduleInterval interval) => new(interval, arguments.Double(0));

    protected override void Check(ExponentialDecaySpec spec, Issues issues)
    {
        Positive(issues, "gamma", spec.Gamma, "0.95");
    }

    // Factors that are usual per epoch end training within one where they count steps.
    protected override (string Argument, string Why)? Doubt(ExponentialDecaySpec spec, OptimizerSpec optimizer) => DoubtOfFactor(spec.Gamma) switch
    {
        { } why => ("gamma", why),
        null when spec.Interval == ScheduleInterval.Step && spec.Gamma < 0.99 => (
            "gamma",
            $"after 1,000 steps the rate is {Wording.Short(Math.Pow(spec.Gamma, 1000))} of its start; for a factor per epoch set Interval = ScheduleInterval.Epoch"),
        _ => null,
    };

    protected override string Create(ExponentialDecaySpec spec) => New(Number(spec.Gamma));
}

internal sealed record ExponentialDecaySpec(ScheduleInterval Interval, double Gamma)
    : ScheduleSpec("DeepInit.ExponentialDecayAttribute", Interval);
