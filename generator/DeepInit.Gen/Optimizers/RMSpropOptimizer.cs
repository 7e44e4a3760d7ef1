using DeepInit.Gen.Emission;
using DeepInit.Gen.Parsing;

namespace DeepInit.Gen.Optimizers;

/// <summary>RMSprop as in PyTorch: epsilon outside the root, momentum on the scaled step.</summary>
internal sealed class RMSpropOptimizer : OptimizerKind
{
    public override string Attribute => "DeepInit.RMSpropAttribute";

    public override double DefaultLearningRate => 0.01;

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

    public override IEnumerable<StepScalar> Scalars(OptimizerSpec spec) => [new("stepSize", "rate", "the learning rate")];

    public override IEnumerable<string> Update(OptimizerSpec spec, Precision precision)
    {
        var s = (RMSpropSpec)spec;
        string alpha = VectorCode.Constant(s.Alpha, precision);
        string rest = VectorCode.Constant(1 - s.Alpha, precision);
        yield return $"v = ({alpha} * v) + ({rest} * g * g);";
        if (s.Centered)
        {
            yield return $"a = ({alpha} * a) + ({rest} * g);";
            yield return "// v − a² is a variance; rounding may push it just below zero";
            yield return $"DiV u = g / (DiVector.SquareRoot(DiVector.Max(v - (a * a), DiV.Zero)) + {VectorCode.Constant(s.Epsilon, precision)});";
        }
        else
        {
            yield return $"DiV u = g / (DiVector.SquareRoot(v) + {VectorCode.Constant(s.Epsilon, precision)});";
        }

        if (s.Momentum != 0)
        {
            yield return $"b = ({VectorCode.Constant(s.Momentum, precision)} * b) + u;";
        }

        yield return s.Momentum != 0 ? "p -= stepSize * b;" : "p -= stepSize * u;";
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
