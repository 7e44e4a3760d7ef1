using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Formulas;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;
using DeepInit.Runtime;
using static DeepInit.Gen.Formulas.Functions;

namespace DeepInit.Gen.Losses;

/// <summary>
/// T² Σ q (ln q − ln p), p = softmax(x / T), q = softmax(y / T) of a teacher's logits y. Hinton et al. 2015: times T², so that gradients stay as large as those of a cross entropy
/// beside it, whatever T is.
/// </summary>
internal sealed class DistillationLoss : RowwiseLoss
{
    public override Loss Function => Loss.Distillation;

    public override LossInput Input => LossInput.ClassLogits;

    public override TargetDomain TargetsOf(LossSpec spec) => TargetDomain.Numbers;

    public override OutputPrior PriorOf(LossSpec spec) => OutputPrior.None;

    public override IReadOnlyList<string> Options => [nameof(LossSpec.Temperature)];

    public override string Formula(LossSpec spec) => $"T² Σ q (ln q − ln p), p = softmax(x / T), q = softmax(y / T), T = {Literal.Of(spec.Temperature)}";

    // Both softmax with their greatest logit taken off first, so that nothing overflows. The derivative of Σ q (ln q − ln p) by x is (p − q) / T.
    public override RowFormula Formulas(LossSpec spec, int features)
    {
        double temperature = spec.Temperature, inverse = 1 / temperature;
        Formula own = Let("own", (X - MaxOver("most", X)) * inverse);
        Formula teacher = Let("teacher", (Y - MaxOver("teacherMost", Y)) * inverse);
        Formula e = Let("e", Exp(own)), t = Let("t", Exp(teacher));
        Formula sum = SumOver("exponentials", e), teacherSum = SumOver("teacherExponentials", t);
        return new((e * Let("factor", Scale * temperature / sum)) - (t * Let("teacherFactor", Scale * temperature / teacherSum)))
        {
            OfRow = temperature * temperature * ((SumOver("divergence", t * (teacher - own)) / teacherSum) + Log(sum) - Log(teacherSum)),
        };
    }

    public override void Check(LossSpec spec, Value output, Issues issues)
    {
        Domain(issues, spec, "Temperature", spec.Temperature, spec.Temperature is > 0 and < double.PositiveInfinity, "greater than 0");
        if (output.Shape.Features < 2)
        {
            issues.Add(Rules.LossMismatch, "", spec.Function, "needs one logit per class, at least 2", output.Name, output.Shape.Features);
        }
    }
}
