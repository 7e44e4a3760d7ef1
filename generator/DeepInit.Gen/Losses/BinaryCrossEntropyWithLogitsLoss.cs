using DeepInit.Gen.Collections;
using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Formulas;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using DeepInit.Runtime;
using static DeepInit.Gen.Formulas.Functions;

namespace DeepInit.Gen.Losses;

/// <summary>Sigmoid and cross entropy together: max(x, 0) − x y + ln(1 + e^−|x|) never overflows and never takes the logarithm of 0.</summary>
internal sealed class BinaryCrossEntropyWithLogitsLoss : ElementwiseLoss
{
    public override Loss Function => Loss.BinaryCrossEntropyWithLogits;

    public override TargetDomain TargetsOf(LossSpec spec) => TargetDomain.Probabilities;

    public override OutputPrior PriorOf(LossSpec spec) => spec.PositiveWeight.Count == 0 ? OutputPrior.LogOdds : OutputPrior.None;

    public override LossInput Input => LossInput.Logits;

    public override IReadOnlyList<string> Options => [nameof(LossSpec.PositiveWeight)];

    public override string Accuracy => "LogitAboveZero";

    public override string Formula(LossSpec spec) => "max(x, 0) − x y + ln(1 + e^−|x|)";

    public override EquatableArray<double> OutputFactors(LossSpec spec) => spec.PositiveWeight;

    private static readonly Formula Rest = Let("rest", 1 - Y);
    private static readonly Formula L = Let("l", 1 + ((P - 1) * Y));

    // With a positive weight p: l = 1 + (p − 1) y; (1 − y) x + l · (ln(1 + e^−|x|) + max(−x, 0)); derivative (1 − y) − l · sigmoid(−x)
    public override Formula Value(LossSpec spec) => spec.PositiveWeight.Count == 0
        ? Max(X, 0) - (X * Y) + Log1p(Exp(-Abs(X)))
        : (Rest * X) + (L * (Log1p(Exp(-Abs(X))) + Max(-X, 0)));

    public override Formula Gradient(LossSpec spec) => spec.PositiveWeight.Count == 0
        ? Sigmoid(X) - Y
        : Rest - (L * Sigmoid(-X));

    public override void Check(LossSpec spec, Value output, Issues issues) =>
        Factors(issues, spec, "PositiveWeight", spec.PositiveWeight, output, oneForAll: true);
}
