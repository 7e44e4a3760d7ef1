using DeepInit.Gen.Formulas;
using DeepInit.Gen.Specs;
using static DeepInit.Gen.Formulas.Functions;

namespace DeepInit.Gen.Activations;

/// <summary>e^z / Σ e^z over the features of a row, shifted by the row's maximum so that nothing overflows.</summary>
internal sealed class SoftmaxActivation : ActivationKind
{
    public override Activation Function => Activation.Softmax;

    public override (double Low, double High) Range => (0, 1);

    public override string Formula(ActivationSpec spec) => "softmax(z)";

    // For small variance each y is about 1 / n · e^z; it never exceeds Σ y² = 1 shared among n.
    public override double SecondMoment(ActivationSpec spec, double variance, int features) =>
        Math.Min(Math.Exp(variance) / features, 1) / features;

    public override double SharedMoment(ActivationSpec spec, double variance, double covariance) => double.NaN;

    // dz = y · (dy − Σ dy y), of which the first part is the larger.
    public override double SlopeMoment(ActivationSpec spec, double variance, int features) => SecondMoment(spec, variance, features);

    public override Formula Forward(ActivationSpec spec)
    {
        Formula e = Let("e", Exp(Z - MaxOver("shift", Z)));
        return e * Let("scale", 1 / SumOver("total", e));
    }

    // dz = y · (dy − Σ dy · y)
    public override Formula Backward(ActivationSpec spec) => Y * (Dy - SumOver("mean", Dy * Y));
}
