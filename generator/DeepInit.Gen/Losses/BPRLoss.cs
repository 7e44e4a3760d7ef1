using DeepInit.Gen.Formulas;
using DeepInit.Gen.Specs;
using DeepInit.Runtime;
using static DeepInit.Gen.Formulas.Functions;

namespace DeepInit.Gen.Losses;

/// <summary>−ln sigmoid(a − b): what was chosen shall score higher than what was not. Bayesian personalised ranking, Rendle et al. 2009.</summary>
internal sealed class BPRLoss : ElementwiseLoss
{
    public override Loss Function => Loss.BPR;

    public override TargetDomain TargetsOf(LossSpec spec) => TargetDomain.NotNumbers;

    public override OutputPrior PriorOf(LossSpec spec) => OutputPrior.None;

    public override LossInput Input => LossInput.Compared;

    public override bool HasTargetOf(LossSpec spec) => false;

    public override IReadOnlyList<string> Options => [nameof(LossSpec.Negative)];

    public override IReadOnlyList<OtherOutput> Others => [OtherOutput.Negative];

    public override string Formula(LossSpec spec) => "−ln sigmoid(a − b)" + (spec.Part == 1 ? ", its gradient by b" : "");

    // −ln sigmoid(d) = max(−d, 0) + ln(1 + e^−|d|): large differences neither overflow nor lose their digits.
    public override Formula Value(LossSpec spec) => spec.Part == 1 ? 0 : Max(-Lead(spec), 0) + Log1p(Exp(-Abs(Lead(spec))));

    public override Formula Gradient(LossSpec spec) => spec.Part == 1 ? Sigmoid(-Lead(spec)) : -Sigmoid(-Lead(spec));

    private Formula Lead(LossSpec spec) => Let("lead", Output(spec, 0) - Output(spec, 1));
}
