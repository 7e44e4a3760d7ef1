using DeepInit.Gen.Formulas;
using DeepInit.Gen.Specs;
using static DeepInit.Gen.Formulas.Functions;

namespace DeepInit.Gen.Losses;

/// <summary>Σ |x| over all numbers of a sample: few of them are to be other than 0.</summary>
internal sealed class ActivityL1Loss : ActivityLoss
{
    public override Loss Function => Loss.ActivityL1;

    public override string Formula(LossSpec spec) => "Σ |x|";

    public override Formula Value(LossSpec spec) => Abs(X);

    public override Formula Gradient(LossSpec spec) => Select(X > 0, 1, Select(X < 0, -One, 0));
}
