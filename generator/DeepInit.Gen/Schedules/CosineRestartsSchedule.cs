using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Parsing;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Schedules;

/// <summary>The cosine within periods that grow by a multiplier.</summary>
internal sealed class CosineRestartsSchedule : ScheduleKind<CosineRestartsSpec>
{
    public override string Attribute => "DeepInit.CosineRestartsAttribute";

    protected override bool Falls(CosineRestartsSpec spec) => true;

    protected override CosineRestartsSpec Parse(AttributeArguments arguments, ScheduleInterval interval) => new(interval, arguments.Int32(0), arguments.Int32("Multiplier", 1), arguments.Double("Minimum", 0));

    protected override void Check(CosineRestartsSpec spec, Issues issues)
    {
        AtLeastOne(issues, "period", spec.Period);
        AtLeastOne(issues, nameof(spec.Multiplier), spec.Multiplier);
        NotNegative(issues, nameof(spec.Minimum), spec.Minimum);
    }

    protected override (string Argument, string Why)? Doubt(CosineRestartsSpec spec, OptimizerSpec optimizer) => DoubtOfMinimum(spec.Minimum, optimizer);

    protected override string Create(CosineRestartsSpec spec) => New(Number(spec.Period), Number(spec.Multiplier), Number(spec.Minimum));
}

internal sealed record CosineRestartsSpec(ScheduleInterval Interval, int Period, int Multiplier, double Minimum)
    : ScheduleSpec("DeepInit.CosineRestartsAttribute", Interval);
