using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Formulas;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using DeepInit.Runtime;
using static DeepInit.Gen.Formulas.Functions;

namespace DeepInit.Gen.Losses;

/// <summary>Kullback–Leibler divergence from log-probabilities x to probabilities y.</summary>
internal sealed class KLDivergenceLoss : ElementwiseLoss
{
    public override Loss Function => Loss.KLDivergence;

    public override TargetDomain TargetsOf(LossSpec spec) => TargetDomain.Probabilities;

    public override OutputPrior PriorOf(LossSpec spec) => OutputPrior.None;

    public override LossInput Input => LossInput.LogProbabilities;

    public override string Accuracy => "Argmax";

    public override string Formula(LossSpec spec) => "y · (ln y − x)";

    public override Formula Value(LossSpec spec) => Select(Y > 0, Y * (Log(Y) - X), -(Y * X));

    public override Formula Gradient(LossSpec spec) => -Y;
}
