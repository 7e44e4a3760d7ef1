using DeepInit.Gen.Formulas;
using DeepInit.Gen.Specs;
using static DeepInit.Gen.Formulas.Functions;

namespace DeepInit.Gen.Losses;

/// <summary>−x_c of log-probabilities.</summary>
internal sealed class NegativeLogLikelihoodLoss : ClassIndexLoss
{
    public override Loss Function => Loss.NegativeLogLikelihood;

    public override LossInput Input => LossInput.LogProbabilities;

    public override string Formula(LossSpec spec) => "−x_c";

    protected override Activation Before => Activation.LogSoftmax;

    public override Formula LossOfValue => -Number;

    public override Formula Slope => -One;
}
