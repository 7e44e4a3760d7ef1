using DeepInit.Gen.Emission;
using DeepInit.Gen.Parsing;
using DeepInit.Gen.Specs;

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

    public override IEnumerable<StepScalar> Scalars(OptimizerSpec spec) => [new("stepSize", "-rate", "−rate")];

    public override VectorCode Update(OptimizerSpec spec, Precision precision)
    {
        var s = (RMSpropSpec)spec;
        string alpha = VectorCode.Constant(s.Alpha, precision);
        string rest = VectorCode.Constant(1 - s.Alpha, precision);
        var statements = new List<string> { $"v = ({alpha} * v) + ({rest} * g * g);" };
        statements.AddRange(FlushTiny("v", precision));
        string root = "DiVector.SquareRoot(v)";
        if (s.Centered)
        {
            statements.Add($"a = ({alpha} * a) + ({rest} * g);");
            statements.AddRange(FlushTiny("a", precision));
            statements.Add("// v − a² is a variance; rounding may push it just below zero");
            root = "DiVector.SquareRoot(DiVector.Max(v - (a * a), DiV.Zero))";
        }

        statements.Add($"DiV u = g / ({root} + {VectorCode.Constant(s.Epsilon, precision)});");
        if (s.Momentum != 0)
        {
            statements.Add($"b = ({VectorCode.Constant(s.Momentum, precision)} * b) + u;");
            statements.AddRange(FlushTiny("b", precision));
        }

        return new(s.Momentum != 0 ? "stepSize * b" : "stepSize * u", [.. statements]);
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
