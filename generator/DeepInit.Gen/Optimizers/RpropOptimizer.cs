using DeepInit.Gen.Formulas;
using DeepInit.Gen.Parsing;
using DeepInit.Gen.Specs;
using static DeepInit.Gen.Formulas.Functions;

namespace DeepInit.Gen.Optimizers;

/// <summary>Rprop (Riedmiller &amp; Braun 1993), as PyTorch has it: where the sign has changed the gradient counts as 0, here and in the next step.</summary>
internal sealed class RpropOptimizer : OptimizerKind
{
    public override string Attribute => "DeepInit.RpropAttribute";

    public override double DefaultLearningRate => 0.01;

    public override (double Low, double High) LearningRateBand => (1e-4, 0.5);

    public override string Formula(OptimizerSpec spec) =>
        "s = s · (g · g before > 0 ? eta+ : g · g before < 0 ? eta− : 1), in [min, max]; g = 0 where g · g before < 0; p −= sign(g) · s";

    public override IEnumerable<OptimizerState> States(OptimizerSpec spec) => [new("step_size", "s", spec.LearningRate), new("prev", "before")];

    public override IEnumerable<StepScalar> Scalars(OptimizerSpec spec) => [];

    public override UpdateFormula Update(OptimizerSpec spec, Precision precision)
    {
        var options = (RpropSpec)spec;
        Formula s = Read("s");
        Formula change = Read("change");
        Formula before = Read("before");
        return new(
            -Signed(before, s),
            [
                new("change", G * before),
                new("s", s * Select(change > 0, options.EtaPlus, Select(change < 0, options.EtaMinus, 1))),
                new("s", Min(Max(s, options.StepMin), options.StepMax)),
                new("before", Select(change < 0, 0, G), Note: "a gradient whose sign has changed moves nothing, and the next one is not compared with it"),
            ]);
    }

    protected override IEnumerable<(string Name, double Value, bool Valid, string Expected)> Domains(OptimizerSpec spec)
    {
        var s = (RpropSpec)spec;
        return
        [
            ("EtaMinus", s.EtaMinus, s.EtaMinus is > 0 and < 1, "in (0, 1)"),
            ("EtaPlus", s.EtaPlus, s.EtaPlus is > 1 and < double.PositiveInfinity, "greater than 1"),
            NotNegative("StepMin", s.StepMin),
            ("StepMax", s.StepMax, s.StepMax >= s.StepMin && s.StepMax is > 0 and < double.PositiveInfinity, "greater than 0 and at least StepMin"),
        ];
    }

    protected override OptimizerSpec Parse(AttributeArguments arguments, CommonOptions common) => new RpropSpec(
        common,
        arguments.Double("EtaMinus", 0.5),
        arguments.Double("EtaPlus", 1.2),
        arguments.Double("StepMin", 1e-6),
        arguments.Double("StepMax", 50));
}

internal sealed record RpropSpec(CommonOptions Common, double EtaMinus, double EtaPlus, double StepMin, double StepMax)
    : OptimizerSpec("DeepInit.RpropAttribute", Common);
