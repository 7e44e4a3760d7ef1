using DeepInit.Gen.Formulas;
using DeepInit.Gen.Specs;
using static DeepInit.Gen.Formulas.Functions;

namespace DeepInit.Gen.Activations;

/// <summary>z − ln Σ e^z over the features of a row.</summary>
internal sealed class LogSoftmaxActivation : ActivationKind
{
    public override Activation Function => Activation.LogSoftmax;

    public override (double Low, double High) Range => (double.NegativeInfinity, 0);

    public override string Formula(ActivationSpec spec) => "z − ln Σ e^z";

    // y = z − ln Σ e^z, and ln Σ e^z is about ln n + variance / 2.
    public override double SecondMoment(ActivationSpec spec, double variance, int features)
    {
        double shift = Math.Log(features) + (variance / 2);
        return variance + (shift * shift);
    }

    public override double SharedMoment(ActivationSpec spec, double variance, double covariance) => double.NaN;

    // dz = dy − e^y Σ dy, and e^y is about 1 / n.
    public override double SlopeMoment(ActivationSpec spec, double variance, int features) => 1;

    public override Formula Forward(ActivationSpec spec)
    {
        Formula shift = MaxOver("shift", Z);
        return Z - Let("logSum", shift + Log(SumOver("total", Exp(Z - shift))));
    }

    // dz = dy − e^y · Σ dy
    public override Formula Backward(ActivationSpec spec) => Dy - (Exp(Y) * SumOver("total", Dy));
}
