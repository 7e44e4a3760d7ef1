using DeepInit.Gen.Emission;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Optimizers;

/// <summary>Adam's two moments and its update, shared by Adam and AdamW, which differ only in how weights decay.</summary>
internal abstract class AdamFamily : OptimizerKind
{
    public override IEnumerable<DecayConstant> DecayConstants(OptimizerSpec spec) =>
        [DecayConstant.First("Beta1", ((AdamFamilySpec)spec).Beta1), DecayConstant.Second("Beta2", ((AdamFamilySpec)spec).Beta2)];

    public override string Formula(OptimizerSpec spec) =>
        "m = beta1 · m + (1 − beta1) · g; v = beta2 · v + (1 − beta2) · g²; p −= rate / (1 − beta1^k) · m / (√v / √(1 − beta2^k) + eps)";

    public override IEnumerable<OptimizerState> States(OptimizerSpec spec)
    {
        yield return new("exp_avg", "m");
        yield return new("exp_avg_sq", "v");
        if (((AdamFamilySpec)spec).AMSGrad)
        {
            yield return new("max_exp_avg_sq", "largest");
        }
    }

    public override IEnumerable<StepScalar> Scalars(OptimizerSpec spec)
    {
        var s = (AdamFamilySpec)spec;
        return
        [
            new("stepSize", $"-rate / (1 - global::System.Math.Pow({Number(s.Beta1)}, step))", "−rate / (1 − beta1^k)"),
            new("rootScale", $"1 / global::System.Math.Sqrt(1 - global::System.Math.Pow({Number(s.Beta2)}, step))", "1 / √(1 − beta2^k)"),

            // Read from the step they stay in registers; as constants the JIT makes them operands in memory of every turn of the loop.
            new("beta1", Number(s.Beta1), "beta1"),
            new("rest1", Number(1 - s.Beta1), "1 − beta1"),
            new("beta2", Number(s.Beta2), "beta2"),
            new("rest2", Number(1 - s.Beta2), "1 − beta2"),
            new("eps", Number(s.Epsilon), "eps"),
        ];
    }

    public override VectorCode Update(OptimizerSpec spec, Precision precision)
    {
        var s = (AdamFamilySpec)spec;
        string[] moments =
        [
            "m = DiSimd.MultiplyAdd(beta1, m, rest1 * g);",
            .. FlushTiny("m", precision),
            "v = DiSimd.MultiplyAdd(beta2, v, rest2 * (g * g));",
            .. FlushTiny("v", precision, isPositive: true),
        ];
        string[] largest = s.AMSGrad ? ["// the maximum is taken before the bias correction (Reddi et al. 2018, as PyTorch has it)", "largest = DiVector.Max(largest, v);"] : [];
        return new(
            $"stepSize * m / DiSimd.MultiplyAdd(DiVector.SquareRoot({(s.AMSGrad ? "largest" : "v")}), rootScale, eps)",
            [.. moments, .. largest]);
    }

    protected override IEnumerable<(string Name, double Value, bool Valid, string Expected)> Domains(OptimizerSpec spec)
    {
        var s = (AdamFamilySpec)spec;
        return [Fraction("Beta1", s.Beta1), Fraction("Beta2", s.Beta2), Positive("Epsilon", s.Epsilon)];
    }
}

internal abstract record AdamFamilySpec(string Kind, CommonOptions Common, double Beta1, double Beta2, double Epsilon, bool AMSGrad)
    : OptimizerSpec(Kind, Common);
