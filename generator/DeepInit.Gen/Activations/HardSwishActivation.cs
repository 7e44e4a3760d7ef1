using DeepInit.Gen.Emission;
using DeepInit.Gen.Specs;
using static DeepInit.Gen.Emission.VectorCode;

namespace DeepInit.Gen.Activations;

/// <summary>z · relu6(z + 3) / 6.</summary>
internal sealed class HardSwishActivation : ElementwiseActivation
{
    public override Activation Function => Activation.HardSwish;

    public override string Formula(ActivationSpec spec) => "z · relu6(z + 3) / 6";

    public override Init DefaultInit => Init.HeNormal;

    public override double Gain(ActivationSpec spec) => Math.Sqrt(2);

    public override bool NeedsInput(ActivationSpec spec) => true;

    public override double At(ActivationSpec spec, double z) => z * Math.Min(Math.Max(z + 3, 0), 6) / 6;

    public override VectorCode Forward(ActivationSpec spec, Precision precision) =>
        new(OrZero("z * (gate / " + Constant(6, precision) + ")", "gate"), HardSigmoidActivation.Gate(precision));

    // y' = 0 below −3, 1 above 3, (2z + 3) / 6 between
    public override VectorCode Backward(ActivationSpec spec, Precision precision) => new(
        Select(Less("z", Constant(3, precision)), "below", "dy"),
        "DiV between = dy * ((z + z + " + Constant(3, precision) + ") / " + Constant(6, precision) + ");",
        "DiV below = " + Select(Greater("z", Constant(-3, precision)), "between", "DiV.Zero") + ";");
}
