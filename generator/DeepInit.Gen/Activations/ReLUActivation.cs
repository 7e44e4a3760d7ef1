using DeepInit.Gen.Formulas;
using DeepInit.Gen.Specs;
using static DeepInit.Gen.Formulas.Functions;

namespace DeepInit.Gen.Activations;

/// <summary>max(0, z); NaN stays NaN, so that a poisoned network shows it.</summary>
internal sealed class ReLUActivation : ElementwiseActivation
{
    public override Activation Function => Activation.ReLU;

    public override string Formula(ActivationSpec spec) => "max(0, z)";

    public override Init DefaultInit => Init.HeNormal;

    public override double Gain(ActivationSpec spec) => Math.Sqrt(2);

    public override (double Low, double High) Range => (0, double.PositiveInfinity);

    public override double SharedMoment(ActivationSpec spec, double variance, double covariance) => variance > 0 ? NormalExpectation.OfRectified(variance, covariance / variance) : 0;

    public override Formula Forward(ActivationSpec spec) => Select(Z < 0, 0, Z);

    public override Formula Backward(ActivationSpec spec) => Select(Y > 0, Dy, 0);
}
