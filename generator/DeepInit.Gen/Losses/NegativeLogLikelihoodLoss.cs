using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Losses;

/// <summary>−x_c of log-probabilities.</summary>
internal sealed class NegativeLogLikelihoodLoss : ClassIndexLoss
{
    public override Loss Function => Loss.NegativeLogLikelihood;

    public override LossInput Input => LossInput.LogProbabilities;

    public override string Formula(LossSpec spec) => "−x_c";

    protected override Activation Before => Activation.LogSoftmax;

    protected override string LossOfValue => "-value";

    protected override string Slope => "-1";
}
