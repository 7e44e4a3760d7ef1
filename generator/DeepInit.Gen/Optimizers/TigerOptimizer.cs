using DeepInit.Gen.Formulas;
using DeepInit.Gen.Parsing;
using DeepInit.Gen.Specs;
using static DeepInit.Gen.Formulas.Functions;

namespace DeepInit.Gen.Optimizers;

/// <summary>Tiger (Su 2023): the sign of a momentum.</summary>
internal sealed class TigerOptimizer : OptimizerKind
{
    public override string Attribute => "DeepInit.TigerAttribute";

    public override double DefaultLearningRate => 1e-3;

    // Steps are as large as Lion's; the author's rates, set by the size of each tensor, begin at 1e-3.
    public override (double Low, double High) LearningRateBand => (1e-6, 3e-3);

    public override double DefaultWeightDecay => 0.01;

    public override bool DefaultDecoupled => true;

    public override IEnumerable<DecayConstant> DecayConstants(OptimizerSpec spec) => [DecayConstant.First("Beta", ((TigerSpec)spec).Beta)];

    public override string Formula(OptimizerSpec spec) => "m = beta · m + (1 − beta) · g; p −= rate · sign(m)";

    public override IEnumerable<OptimizerState> States(OptimizerSpec spec) => [new("exp_avg", "m")];

    public override IEnumerable<StepScalar> Scalars(OptimizerSpec spec) => [new("stepSize", -Rate, "−rate")];

    public override UpdateFormula Update(OptimizerSpec spec, Precision precision)
    {
        Formula m = Read("m");
        return new(Signed(m, StepSize), Moment(m, ((TigerSpec)spec).Beta, G, precision));
    }

    protected override IEnumerable<(string Name, double Value, bool Valid, string Expected)> Domains(OptimizerSpec spec) => [Fraction("Beta", ((TigerSpec)spec).Beta)];

    protected override OptimizerSpec Parse(AttributeArguments arguments, CommonOptions common) => new TigerSpec(common, arguments.Double("Beta", 0.965));
}

internal sealed record TigerSpec(CommonOptions Common, double Beta)
    : OptimizerSpec("DeepInit.TigerAttribute", Common);
