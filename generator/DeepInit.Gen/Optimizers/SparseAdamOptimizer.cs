using DeepInit.Gen.Formulas;
using DeepInit.Gen.Parsing;
using DeepInit.Gen.Specs;
using static DeepInit.Gen.Formulas.Functions;

namespace DeepInit.Gen.Optimizers;

/// <summary>Adam on the rows of tables that a batch has touched, as PyTorch's SparseAdam has it: eps is added to the root before the bias correction.</summary>
internal sealed class SparseAdamOptimizer : OptimizerKind
{
    public override string Attribute => "DeepInit.SparseAdamAttribute";

    public override double DefaultLearningRate => 1e-3;

    public override bool MovesTouchedRows => true;

    public override IEnumerable<DecayConstant> DecayConstants(OptimizerSpec spec) =>
        [DecayConstant.First("Beta1", ((SparseAdamSpec)spec).Beta1), DecayConstant.Second("Beta2", ((SparseAdamSpec)spec).Beta2)];

    public override string Formula(OptimizerSpec spec) =>
        "m = beta1 · m + (1 − beta1) · g; v = beta2 · v + (1 − beta2) · g²; p −= rate · √(1 − beta2^k) / (1 − beta1^k) · m / (√v + eps), of a table the rows of the batch alone";

    public override IEnumerable<OptimizerState> States(OptimizerSpec spec) => [new("exp_avg", "m"), new("exp_avg_sq", "v")];

    public override IEnumerable<StepScalar> Scalars(OptimizerSpec spec)
    {
        var s = (SparseAdamSpec)spec;
        return [new("stepSize", -Rate * Sqrt(1 - Pow(s.Beta2, Step)) / (1 - Pow(s.Beta1, Step)), "−rate · √(1 − beta2^k) / (1 − beta1^k)")];
    }

    public override UpdateFormula Update(OptimizerSpec spec, Precision precision)
    {
        var s = (SparseAdamSpec)spec;
        (Formula m, Formula v) = (Read("m"), Read("v"));
        return new(StepSize * m / (Sqrt(v) + s.Epsilon), [.. Moment(m, s.Beta1, G, precision), .. Moment(v, s.Beta2, G * G, precision)]);
    }

    protected override IEnumerable<(string Name, double Value, bool Valid, string Expected)> Domains(OptimizerSpec spec)
    {
        var s = (SparseAdamSpec)spec;
        return [Fraction("Beta1", s.Beta1), Fraction("Beta2", s.Beta2), Positive("Epsilon", s.Epsilon)];
    }

    protected override OptimizerSpec Parse(AttributeArguments arguments, CommonOptions common) => new SparseAdamSpec(
        common,
        arguments.Double("Beta1", 0.9),
        arguments.Double("Beta2", 0.999),
        arguments.Double("Epsilon", 1e-8));
}

internal sealed record SparseAdamSpec(CommonOptions Common, double Beta1, double Beta2, double Epsilon)
    : OptimizerSpec("DeepInit.SparseAdamAttribute", Common);
