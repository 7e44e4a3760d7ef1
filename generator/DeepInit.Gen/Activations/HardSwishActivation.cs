using DeepInit.Gen.Formulas;
using DeepInit.Gen.Specs;
using static DeepInit.Gen.Formulas.Functions;

namespace DeepInit.Gen.Activations;

/// <summary>z · relu6(z + 3) / 6.</summary>
internal sealed class HardSwishActivation : ElementwiseActivation
{
    public override Activation Function => Activation.HardSwish;

    public override string Formula(ActivationSpec spec) => "z · relu6(z + 3) / 6";

    public override Init DefaultInit => Init.HeNormal;

    public override double Gain(ActivationSpec spec) => Math.Sqrt(2);

    public override Formula Forward(ActivationSpec spec) => OrZero(Z * (HardSigmoidActivation.Gate / 6), HardSigmoidActivation.Gate);

    // y' = 0 below −3, 1 above 3, (2z + 3) / 6 between
    public override Formula Backward(ActivationSpec spec)
    {
        Formula between = Let("between", Dy * ((Z + Z + 3) / 6));
        Formula below = Let("below", Select(Z > -3, between, 0));
        return Select(Z < 3, below, Dy);
    }
}
