using DeepInit.Gen.Formulas;
using DeepInit.Gen.Parsing;
using DeepInit.Gen.Specs;
using static DeepInit.Gen.Formulas.Functions;

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

    public override IEnumerable<StepScalar> Scalars(OptimizerSpec spec) => [new("stepSize", -Rate, "−rate")];

    private static readonly Formula V = Read("v");
    private static readonly Formula A = Read("a");

    public override UpdateFormula Update(OptimizerSpec spec, Precision precision)
    {
        var s = (AdadeltaSpec)spec;
        Formula d = Let("d", Sqrt(A + s.Epsilon) / Sqrt(V + s.Epsilon) * G);
        return new(
            StepSize * d,
            [
                new("v", (s.Rho * V) + ((1 - s.Rho) * G * G)),
                .. FlushTiny(V, precision),
                new("a", (s.Rho * A) + ((1 - s.Rho) * d * d)),
                .. FlushTiny(A, precision),
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
