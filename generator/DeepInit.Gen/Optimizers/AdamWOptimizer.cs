using DeepInit.Gen.Parsing;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Optimizers;

/// <summary>Adam with decoupled weight decay (Loshchilov &amp; Hutter 2019).</summary>
internal sealed class AdamWOptimizer : AdamFamily
{
    public override string Attribute => "DeepInit.AdamWAttribute";

    public override double DefaultLearningRate => 1e-3;

    public override double DefaultWeightDecay => 0.01;

    public override bool DefaultDecoupled => true;

    protected override OptimizerSpec Parse(AttributeArguments arguments, CommonOptions common) => new AdamWSpec(
        common,
        arguments.Double("Beta1", 0.9),
        arguments.Double("Beta2", 0.999),
        arguments.Double("Epsilon", 1e-8),
        arguments.Boolean("AMSGrad", false),
        Caution.Parse(arguments));
}

internal sealed record AdamWSpec(CommonOptions Common, double Beta1, double Beta2, double Epsilon, bool AMSGrad, Caution Caution)
    : AdamFamilySpec("DeepInit.AdamWAttribute", Common, Beta1, Beta2, Epsilon, AMSGrad, Caution);
