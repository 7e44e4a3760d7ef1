using DeepInit.Gen.Formulas;
using DeepInit.Gen.Parsing;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Optimizers;

/// <summary>AdamW whose decay falls with the square of the rate (Defazio 2025, arXiv 2506.02285).</summary>
internal sealed class AdamCOptimizer : AdamFamily
{
    public override string Attribute => "DeepInit.AdamCAttribute";

    public override double DefaultLearningRate => 1e-3;

    public override double DefaultWeightDecay => 0.01;

    public override bool DefaultDecoupled => true;

    // The highest rate has no factor of a parameter in it, so that the decay of a scaled one falls with the square of its scale.
    public override Formula DecayNumber(OptimizerSpec spec) =>
        spec.DecoupledWeightDecay ? 1 - (Rate * Rate / ((AdamCSpec)spec).HighestRate * Decay) : base.DecayNumber(spec);

    public override string DecayWords(OptimizerSpec spec) => spec.DecoupledWeightDecay
        ? "1 − rate² / highest rate · decay: the factor on parameters; 1 where none decays"
        : base.DecayWords(spec);

    protected override IEnumerable<(string Name, double Value, bool Valid, string Expected)> Domains(OptimizerSpec spec) =>
        [.. base.Domains(spec), NotNegative("MaxLearningRate", ((AdamCSpec)spec).MaxLearningRate)];

    protected override OptimizerSpec Parse(AttributeArguments arguments, CommonOptions common) => new AdamCSpec(
        common,
        arguments.Double("Beta1", 0.9),
        arguments.Double("Beta2", 0.999),
        arguments.Double("Epsilon", 1e-8),
        arguments.Double("MaxLearningRate", 0));
}

/// <param name="Common">What all optimisers have.</param>
/// <param name="MaxLearningRate">0 where it is the learning rate.</param>
internal sealed record AdamCSpec(CommonOptions Common, double Beta1, double Beta2, double Epsilon, double MaxLearningRate)
    : AdamFamilySpec("DeepInit.AdamCAttribute", Common, Beta1, Beta2, Epsilon, AMSGrad: false, Optimizers.Caution.None)
{
    public double HighestRate => MaxLearningRate == 0 ? LearningRate : MaxLearningRate;
}
