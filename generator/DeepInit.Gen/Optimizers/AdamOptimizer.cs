using DeepInit.Gen.Parsing;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Optimizers;

/// <summary>Adam (Kingma &amp; Ba 2015).</summary>
internal sealed class AdamOptimizer : AdamFamily
{
    public override string Attribute => "DeepInit.AdamAttribute";

    public override double DefaultLearningRate => 1e-3;

    protected override OptimizerSpec Parse(AttributeArguments arguments, CommonOptions common) => new AdamSpec(
        common,
        arguments.Double("Beta1", 0.9),
        arguments.Double("Beta2", 0.999),
        arguments.Double("Epsilon", 1e-8),
        arguments.Boolean("AMSGrad", false),
        Caution.Parse(arguments));
}

internal sealed record AdamSpec(CommonOptions Common, double Beta1, double Beta2, double Epsilon, bool AMSGrad, Caution Caution)
    : AdamFamilySpec("DeepInit.AdamAttribute", Common, Beta1, Beta2, Epsilon, AMSGrad, Caution);
