using DeepInit.Gen.Formulas;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Losses;

/// <summary>Σ x² over all numbers of a sample: they are to be small.</summary>
internal sealed class ActivityL2Loss : ActivityLoss
{
    public override Loss Function => Loss.ActivityL2;

    public override string Formula(LossSpec spec) => "Σ x²";

    public override Formula Value(LossSpec spec) => X * X;

    public override Formula Gradient(LossSpec spec) => 2 * X;
}
