using DeepInit.Gen.Formulas;
using DeepInit.Gen.Parsing;
using DeepInit.Gen.Specs;
using static DeepInit.Gen.Formulas.Functions;

namespace DeepInit.Gen.Optimizers;

/// <summary>RMSprop as in PyTorch: epsilon outside the root, momentum on the scaled step.</summary>
internal sealed class RMSpropOptimizer : OptimizerKind
{
    public override string Attribute => "DeepInit.RMSpropAttribute";

    public override double DefaultLearningRate => 0.01;

    public override IEnumerable<DecayConstant> DecayConstants(OptimizerSpec spec) => [DecayConstant.Second("Alpha", ((RMSpropSpec)spec).Alpha)];

    public override double Gathering(OptimizerSpec spec) => 1 / (1 - ((RMSpropSpec)spec).Momentum);

    public override string Formula(OptimizerSpec spec)
    {
        var s = (RMSpropSpec)spec;
        return "v = alpha · v + (1 − alpha) · g²; u = g / (√" + (s.Centered ? "(v − a²)" : "v") + " + eps); p −= rate · " + (s.Momentum == 0 ? "u" : "b, b = momentum · b + u");
    }

    public override IEnumerable<OptimizerState> States(OptimizerSpec spec)
    {
        var s = (RMSpropSpec)spec;
        yield return new("square_avg", "v");
        if (s.Centered)
        {
            yield return new("grad_avg", "a");
        }

        if (s.Momentum != 0)
        {
            yield return new("momentum_buffer", "b");
        }
    }

    public override IEnumerable<StepScalar> Scalars(OptimizerSpec spec) => [new("stepSize", -Rate, "−rate")];

    public override UpdateFormula Update(OptimizerSpec spec, Precision precision)
    {
        var s = (RMSpropSpec)spec;
        Formula v = Read("v");
        Formula a = Read("a");
        Formula b = Read("b");
        Formula u = s.Centered
            ? Let("u", G / (Sqrt(Max(v - (a * a), 0)) + s.Epsilon), note: "v − a² is a variance; rounding may push it just below zero")
            : Let("u", G / (Sqrt(v) + s.Epsilon));
        var states = new List<Assignment> { new("v", (s.Alpha * v) + ((1 - s.Alpha) * G * G)) };
        states.AddRange(FlushTiny(v, precision));
        if (s.Centered)
        {
            states.Add(new("a", (s.Alpha * a) + ((1 - s.Alpha) * G)));
            states.AddRange(FlushTiny(a, precision));
        }

        if (s.Momentum != 0)
        {
            states.Add(new("b", (s.Momentum * b) + u));
            states.AddRange(FlushTiny(b, precision));
        }

        return new(StepSize * (s.Momentum != 0 ? b : u), states);
    }

    protected override IEnumerable<(string Name, double Value, bool Valid, string Expected)> Domains(OptimizerSpec spec)
    {
        var s = (RMSpropSpec)spec;
        return [Fraction("Alpha", s.Alpha), Positive("Epsilon", s.Epsilon), Fraction("Momentum", s.Momentum)];
    }

    protected override OptimizerSpec Parse(AttributeArguments arguments, CommonOptions common) => new RMSpropSpec(
        common,
        arguments.Double("Alpha", 0.99),
        arguments.Double("Epsilon", 1e-8),
        arguments.Boolean("Centered", false),
        arguments.Double("Momentum", 0));
}

internal sealed record RMSpropSpec(CommonOptions Common, double Alpha, double Epsilon, bool Centered, double Momentum)
    : OptimizerSpec("DeepInit.RMSpropAttribute", Common);
