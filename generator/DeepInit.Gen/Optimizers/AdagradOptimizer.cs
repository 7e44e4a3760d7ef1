using DeepInit.Gen.Formulas;
using DeepInit.Gen.Parsing;
using DeepInit.Gen.Specs;
using static DeepInit.Gen.Formulas.Functions;

namespace DeepInit.Gen.Optimizers;

/// <summary>Adagrad (Duchi et al. 2011).</summary>
internal sealed class AdagradOptimizer : OptimizerKind
{
    public override string Attribute => "DeepInit.AdagradAttribute";

    public override double DefaultLearningRate => 0.01;

    public override (double Low, double High) LearningRateBand => (1e-4, 1);

    public override bool RestsWithoutGradient(OptimizerSpec spec) => true;

    public override string Formula(OptimizerSpec spec) => "s += g²; p −= rate / (1 + (step − 1) · decay) · g / (√s + eps)";

    public override IEnumerable<OptimizerState> States(OptimizerSpec spec) => [new("sum", "s", ((AdagradSpec)spec).InitialAccumulator)];

    public override IEnumerable<StepScalar> Scalars(OptimizerSpec spec) =>
        [new("stepSize", -Rate / (1 + ((Step - 1) * ((AdagradSpec)spec).LearningRateDecay)), "−rate / (1 + (step − 1) · decay)")];

    public override UpdateFormula Update(OptimizerSpec spec, Precision precision) =>
        new(StepSize * G / (Sqrt(Read("s")) + ((AdagradSpec)spec).Epsilon), [new("s", G * G, Adds: true)]);

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
