using DeepInit.Gen.Formulas;
using DeepInit.Gen.Parsing;
using DeepInit.Gen.Specs;
using static DeepInit.Gen.Formulas.Functions;

namespace DeepInit.Gen.Optimizers;

/// <summary>Averaged gradient descent (Polyak &amp; Juditsky 1992), as PyTorch has it: the rate of a step was decided after the one before.</summary>
internal sealed class ASGDOptimizer : OptimizerKind
{
    public override string Attribute => "DeepInit.ASGDAttribute";

    public override double DefaultLearningRate => 0.01;

    public override (double Low, double High) LearningRateBand => (1e-5, 1);

    public override bool IsAdaptive => false;

    public override string Formula(OptimizerSpec spec) =>
        "eta = r / (1 + lambda · r · (k − 1))^alpha, r the rate of the step before; p −= eta · (g + lambda · p); ax += mu · (p − ax), mu = 1 / max(1, k − 1 − t0)";

    public override IEnumerable<OptimizerState> States(OptimizerSpec spec) => [new("ax", "mean")];

    public override IEnumerable<StepNumber> Numbers(OptimizerSpec spec) => [new("rate_before", "rateBefore", 0, Read("lastRate")), new("last_rate", "lastRate", 0, Rate)];

    public override IEnumerable<StepScalar> Scalars(OptimizerSpec spec)
    {
        var s = (ASGDSpec)spec;

        // PyTorch decides the rate of a step after the step before; the first one takes its own.
        Formula rate = Select(Read("rateBefore") > 0, Read("rateBefore") * Scale, Rate);
        Formula eta = rate / Pow(1 + (s.Lambda * rate * (Step - 1)), s.Alpha);
        Formula mu = 1 / Max(1, Step - 1 - s.T0);
        return
        [
            new("stepSize", -eta, "−eta"),
            new("shrink", 1 - (s.Lambda * eta), "1 − lambda · eta"),
            new("taken", mu, "mu = 1 / max(1, k − 1 − t0)"),
            new("kept", 1 - mu, "1 − mu"),
        ];
    }

    public override UpdateFormula Update(OptimizerSpec spec, Precision precision)
    {
        Formula moved = Read("moved");
        Formula shrunk = spec.DecoupledWeightDecay ? Read("shrink") * Keep : Read("shrink");
        return new(
            StepSize * G,
            [
                new("moved", MultiplyAdd(shrunk, P, StepSize * G)),
                new("mean", MultiplyAdd(Read("kept"), Read("mean"), Read("taken") * moved), Note: "the parameter itself while mu is 1"),
            ]);
    }

    public override Formula Moved(OptimizerSpec spec, Formula change) => Read("moved");

    protected override IEnumerable<(string Name, double Value, bool Valid, string Expected)> Domains(OptimizerSpec spec)
    {
        var s = (ASGDSpec)spec;
        return [NotNegative("Lambda", s.Lambda), NotNegative("Alpha", s.Alpha), NotNegative("T0", s.T0)];
    }

    protected override OptimizerSpec Parse(AttributeArguments arguments, CommonOptions common) => new ASGDSpec(
        common,
        arguments.Double("Lambda", 1e-4),
        arguments.Double("Alpha", 0.75),
        arguments.Double("T0", 1e6));
}

internal sealed record ASGDSpec(CommonOptions Common, double Lambda, double Alpha, double T0)
    : OptimizerSpec("DeepInit.ASGDAttribute", Common);
