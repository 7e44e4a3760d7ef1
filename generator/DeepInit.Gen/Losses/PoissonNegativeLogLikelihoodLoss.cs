using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Formulas;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using DeepInit.Runtime;
using static DeepInit.Gen.Formulas.Functions;

namespace DeepInit.Gen.Losses;

/// <summary>Poisson negative log-likelihood of a log-rate, without the term that depends on y alone.</summary>
internal sealed class PoissonNegativeLogLikelihoodLoss : ElementwiseLoss
{
    public override Loss Function => Loss.PoissonNegativeLogLikelihood;

    public override TargetDomain TargetsOf(LossSpec spec) => TargetDomain.Counts;

    public override OutputPrior PriorOf(LossSpec spec) => OutputPrior.LogMean;

    public override LossInput Input => LossInput.LogRates;

    public override string Formula(LossSpec spec) => "e^x − y x";

    private static readonly Formula Rate = Let("rate", Exp(X));

    public override Formula Value(LossSpec spec) => Rate - (Y * X);

    public override Formula Gradient(LossSpec spec) => Rate - Y;
}
