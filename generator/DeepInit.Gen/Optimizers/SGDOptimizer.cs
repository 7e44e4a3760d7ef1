using DeepInit.Gen.Formulas;
using DeepInit.Gen.Parsing;
using DeepInit.Gen.Specs;
using static DeepInit.Gen.Formulas.Functions;

namespace DeepInit.Gen.Optimizers;

/// <summary>Gradient descent with PyTorch’s momentum: the first step takes the whole gradient, later ones (1 − dampening) of it.</summary>
internal sealed class SGDOptimizer : OptimizerKind
{
    public override string Attribute => "DeepInit.SGDAttribute";

    public override WidthRule WidthRule => WidthRule.Gradient;

    public override double DefaultLearningRate => 0.01;

    public override (double Low, double High) LearningRateBand => (1e-5, 1);

    public override bool IsAdaptive => false;

    public override double Gathering(OptimizerSpec spec) => (1 - ((SGDSpec)spec).Dampening) / (1 - ((SGDSpec)spec).Momentum);

    public override bool RestsWithoutGradient(OptimizerSpec spec) => ((SGDSpec)spec).Momentum == 0;

    public override string Formula(OptimizerSpec spec) => ((SGDSpec)spec).Momentum == 0
        ? "p −= rate · g"
        : ((SGDSpec)spec).Nesterov ? "b = momentum · b + (1 − dampening) · g; p −= rate · (g + momentum · b)" : "b = momentum · b + (1 − dampening) · g; p −= rate · b";

    public override IEnumerable<(string Option, string Why)> Unread(OptimizerSpec spec) =>
        spec is SGDSpec { Momentum: 0, Dampening: not 0 } ? [("Dampening", "Momentum is 0")] : [];

    public override IEnumerable<OptimizerState> States(OptimizerSpec spec) => ((SGDSpec)spec).Momentum == 0 ? [] : [new("momentum_buffer", "b")];

    public override IEnumerable<StepScalar> Scalars(OptimizerSpec spec)
    {
        var s = (SGDSpec)spec;
        yield return new("stepSize", -Rate, "−rate");
        if (s.Momentum != 0)
        {
            yield return new("kept", Select(Equal(Step, 1), 0, s.Momentum), "momentum; the first step has none");
            yield return new("taken", s.Dampening == 0 ? One : Select(Equal(Step, 1), 1, 1 - s.Dampening), "1 − dampening; the first step takes the whole gradient");
        }
    }

    public override UpdateFormula Update(OptimizerSpec spec, Precision precision)
    {
        var s = (SGDSpec)spec;
        Formula b = Read("b");
        Assignment[] states = s.Momentum == 0 ? [] : [new("b", (Read("kept") * b) + (Read("taken") * G)), .. FlushTiny(b, precision)];
        return new(StepSize * (s.Momentum == 0 ? G : s.Nesterov ? G + (s.Momentum * b) : b), states);
    }

    protected override IEnumerable<(string Name, double Value, bool Valid, string Expected)> Domains(OptimizerSpec spec)
    {
        var s = (SGDSpec)spec;
        yield return Fraction("Momentum", s.Momentum);
        yield return ("Dampening", s.Dampening, s.Nesterov ? s.Dampening == 0 : s.Dampening is >= 0 and <= 1, s.Nesterov ? "0 with Nesterov" : "in [0, 1]");
        if (s.Nesterov)
        {
            yield return ("Momentum", s.Momentum, s.Momentum > 0, "greater than 0 with Nesterov");
        }
    }

    protected override OptimizerSpec Parse(AttributeArguments arguments, CommonOptions common) => new SGDSpec(
        common,
        arguments.Double("Momentum", 0),
        arguments.Double("Dampening", 0),
        arguments.Boolean("Nesterov", false));
}

internal sealed record SGDSpec(CommonOptions Common, double Momentum, double Dampening, bool Nesterov)
    : OptimizerSpec("DeepInit.SGDAttribute", Common);
