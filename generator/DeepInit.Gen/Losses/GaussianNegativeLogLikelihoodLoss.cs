using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Formulas;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using DeepInit.Runtime;
using static DeepInit.Gen.Formulas.Functions;

namespace DeepInit.Gen.Losses;

/// <summary>(v + (y − μ)² e^−v) / 2: the negative log-likelihood of a normal distribution of mean μ and log-variance v, without its constant. Nix &amp; Weigend 1994.</summary>
internal sealed class GaussianNegativeLogLikelihoodLoss : ElementwiseLoss
{
    public override Loss Function => Loss.GaussianNegativeLogLikelihood;

    public override TargetDomain TargetsOf(LossSpec spec) => TargetDomain.Numbers;

    public override OutputPrior PriorOf(LossSpec spec) => OutputPrior.None;

    public override IReadOnlyList<string> Options => [nameof(LossSpec.LogVariance)];

    public override IReadOnlyList<OtherOutput> Others => [OtherOutput.LogVariance];

    public override string FirstOperand => "mean";

    public override string Formula(LossSpec spec) => spec.Part == 1 ? "its gradient by v, (1 − (y − μ)² e^−v) / 2" : "(v + (y − μ)² e^−v) / 2, and its gradient by μ";

    public override Formula Value(LossSpec spec) => spec.Part == 1 ? 0 : (Output(spec, 1) + (Z(spec) * Z(spec))) * 0.5;

    public override Formula Gradient(LossSpec spec) => spec.Part == 1 ? 0.5 - (0.5 * Z(spec) * Z(spec)) : OrZero(Z(spec) * Inverse(spec), D(spec));

    private Formula D(LossSpec spec) => Let("d", Output(spec, 0) - Y);

    // 1 / σ rather than 1 / σ²: with half of the exponent a small d and a variance far smaller have a product before either leaves single precision.
    private Formula Inverse(LossSpec spec) => Let("inverse", Exp(Output(spec, 1) * -0.5));

    // d / σ, and 0 where the mean is the target however small σ is.
    private Formula Z(LossSpec spec) => Let("z", OrZero(D(spec) * Inverse(spec), D(spec)));
}
