using DeepInit.Gen.Formulas;
using DeepInit.Gen.Parsing;
using DeepInit.Gen.Specs;
using static DeepInit.Gen.Formulas.Functions;

namespace DeepInit.Gen.Optimizers;

/// <summary>Grams (Cao et al. 2024): the size of Adam's step in the direction of the gradient. The authors' code adds eps before the bias correction, the paper after it, as here.</summary>
internal sealed class GramsOptimizer : AdamFamily
{
    public override string Attribute => "DeepInit.GramsAttribute";

    public override double DefaultLearningRate => 1e-3;

    public override bool DefaultDecoupled => true;

    public override string Formula(OptimizerSpec spec) =>
        "m = beta1 · m + (1 − beta1) · g; v = beta2 · v + (1 − beta2) · g²; p −= rate / (1 − beta1^k) · sign(g) · |m| / (√v / √(1 − beta2^k) + eps)";

    public override string? Momentum(OptimizerSpec spec, Precision precision) => null;

    protected override Formula Direction(Formula m) => Signed(G, Abs(m));

    protected override OptimizerSpec Parse(AttributeArguments arguments, CommonOptions common) => new GramsSpec(
        common,
        arguments.Double("Beta1", 0.9),
        arguments.Double("Beta2", 0.999),
        arguments.Double("Epsilon", 1e-8));
}

internal sealed record GramsSpec(CommonOptions Common, double Beta1, double Beta2, double Epsilon)
    : AdamFamilySpec("DeepInit.GramsAttribute", Common, Beta1, Beta2, Epsilon, AMSGrad: false, Optimizers.Caution.None);
