using DeepInit.Gen.Emission;
using DeepInit.Gen.Parsing;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Optimizers;

/// <summary>Adagrad (Duchi et al. 2011).</summary>
internal sealed class AdagradOptimizer : OptimizerKind
{
    public override string Attribute => "DeepInit.AdagradAttribute";

    public override double DefaultLearningRate => 0.01;

    public override (double Low, double High) LearningRateBand => (1e-4, 1);

    public override string Formula(OptimizerSpec spec) => "s += g²; p −= rate / (1 + (step − 1) · decay) · g / (√s + eps)";

    public override IEnumerable<OptimizerState> States(OptimizerSpec spec) => [new("sum", "s", ((AdagradSpec)spec).InitialAccumulator)];

    public override IEnumerable<StepScalar> Scalars(OptimizerSpec spec) =>
        [new("stepSize", $"-rate / (1 + ((step - 1) * {Number(((AdagradSpec)spec).LearningRateDecay)}))", "−rate / (1 + (step − 1) · decay)")];

    public override VectorCode Update(OptimizerSpec spec, Precision precision) =>
        new($"stepSize * g / (DiVector.SquareRoot(s) + {VectorCode.Constant(((AdagradSpec)spec).Epsilon, precision)})", "s += g * g;");

    protected override IEnumerable<(string Name, double Value, bool Valid, string Expected)> Domains(OptimizerSpec spec)
    {
        var s = (AdagradSpec)spec;
        return [NotNegative("LearningRateDecay", s.LearningRateDecay), NotNegative("InitialAccumulator", s.InitialAccumulator), Positive("Epsilon", s.Epsilon)];
    }

    protected override OptimizerSpec Parse(AttributeArguments arguments, CommonOptions common) => new AdagradSpec(
        common,
        arguments.Double("LearningRateDecay", 0),
        arguments.Double("InitialAccumulator", 0),
        arguments.Double("Epsilon", 1e-10));
}

internal sealed record AdagradSpec(CommonOptions Common, double LearningRateDecay, double InitialAccumulator, double Epsilon)
    : OptimizerSpec("DeepInit.AdagradAttribute", Common);
