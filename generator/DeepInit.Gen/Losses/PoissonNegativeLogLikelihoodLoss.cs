using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Emission;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using static DeepInit.Gen.Emission.VectorCode;

namespace DeepInit.Gen.Losses;

/// <summary>Poisson negative log-likelihood of a log-rate, without the term that depends on y alone.</summary>
internal sealed class PoissonNegativeLogLikelihoodLoss : ElementwiseLoss
{
    public override Loss Function => Loss.PoissonNegativeLogLikelihood;

    public override TargetDomain TargetsOf(LossSpec spec) => TargetDomain.Counts;

    public override LossInput Input => LossInput.LogRates;

    public override string Formula(LossSpec spec) => "e^x − y x";

    public override LossCode Code(LossSpec spec, Precision precision) => new("rate - (y * x)", "rate - y", "DiV rate = DiMath.Exp(x);");
}
