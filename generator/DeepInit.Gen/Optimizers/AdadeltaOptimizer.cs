using DeepInit.Gen.Emission;
using DeepInit.Gen.Parsing;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Optimizers;

/// <summary>Adadelta (Zeiler 2012).</summary>
internal sealed class AdadeltaOptimizer : OptimizerKind
{
    public override string Attribute => "DeepInit.AdadeltaAttribute";

    public override double DefaultLearningRate => 1.0;

    public override (double Low, double High) LearningRateBand => (1e-2, 10);

    public override IEnumerable<DecayConstant> DecayConstants(OptimizerSpec spec) => [DecayConstant.Second("Rho", ((AdadeltaSpec)spec).Rho)];

    public override string Formula(OptimizerSpec spec) => "v = rho · v + (1 − rho) · g²; d = √(a + eps) / √(v + eps) · g; a = rho · a + (1 − rho) · d²; p −= rate · d";

    public override IEnumerable<OptimizerState> States(OptimizerSpec spec) => [new("square_avg", "v"), new("acc_delta", "a")];

    public override IEnumerable<StepScalar> Scalars(OptimizerSpec spec) => [new("stepSize", "-rate", "−rate")];

    public override VectorCode Update(OptimizerSpec spec, Precision precision)
    {
        var s = (AdadeltaSpec)spec;
        string rho = VectorCode.Constant(s.Rho, precision);
        string rest = VectorCode.Constant(1 - s.Rho, precision);
        string epsilon = VectorCode.Constant(s.Epsilon, precision);
        return new(
            "stepSize * d",
            [
                $"v = ({rho} * v) + ({rest} * g * g);",
                .. FlushTiny("v", precision),
                $"DiV d = DiVector.SquareRoot(a + {epsilon}) / DiVector.SquareRoot(v + {epsilon}) * g;",
                $"a = ({rho} * a) + ({rest} * d * d);",
                .. FlushTiny("a", precision),
            ]);
    }

    protected override IEnumerable<(string Name, double Value, bool Valid, string Expected)> Domains(OptimizerSpec spec)
    {
        var s = (AdadeltaSpec)spec;
        return [Fraction("Rho", s.Rho), Positive("Epsilon", s.Epsilon)];
    }

    protected override OptimizerSpec Parse(AttributeArguments arguments, CommonOptions common) => new AdadeltaSpec(
        common,
        arguments.Double("Rho", 0.9),
        arguments.Double("Epsilon", 1e-6));
}

internal sealed record AdadeltaSpec(CommonOptions Common, double Rho, double Epsilon)
    : OptimizerSpec("DeepInit.AdadeltaAttribute", Common);
