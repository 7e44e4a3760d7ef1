using DeepInit.Gen.Formulas;
using DeepInit.Gen.Specs;
using static DeepInit.Gen.Formulas.Functions;

namespace DeepInit.Gen.Optimizers;

/// <summary>Adam's two moments and its update, shared by Adam, AdamW and AdamC, which differ only in how weights decay, and by Grams.</summary>
internal abstract class AdamFamily : OptimizerKind
{
    public override WidthRule WidthRule => WidthRule.Adaptive;

    public override IEnumerable<DecayConstant> DecayConstants(OptimizerSpec spec) =>
        [DecayConstant.First("Beta1", ((AdamFamilySpec)spec).Beta1), DecayConstant.Second("Beta2", ((AdamFamilySpec)spec).Beta2)];

    public override string Formula(OptimizerSpec spec) => ((AdamFamilySpec)spec).Caution.IsOn is false
        ? "m = beta1 · m + (1 − beta1) · g; v = beta2 · v + (1 − beta2) · g²; p −= rate / (1 − beta1^k) · m / (√v / √(1 − beta2^k) + eps)"
        : "m = beta1 · m + (1 − beta1) · g; v = beta2 · v + (1 − beta2) · g²; mask = 1 where m · g > 0; p −= rate / (1 − beta1^k) · m · mask / max(mean of mask, floor) / (√v / √(1 − beta2^k) + eps)";

    public override IEnumerable<(string Option, string Why)> Unread(OptimizerSpec spec) => ((AdamFamilySpec)spec).Caution.Unread;

    public override RuntimeUpdate? WholeTensor(OptimizerSpec spec)
    {
        var s = (AdamFamilySpec)spec;
        return s.Caution is { IsOn: true } caution
            ? new("CautiousAdamUpdate", [new("beta1", s.Beta1), new("beta2", s.Beta2), new("epsilon", s.Epsilon), new("keepsLargest", s.AMSGrad), new("floor", caution.Floor)])
            : null;
    }

    public override IEnumerable<OptimizerState> States(OptimizerSpec spec)
    {
        if (((AdamFamilySpec)spec).Caution.IsOn)
        {
            yield break;
        }

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
        return s.Caution.IsOn ? [] :
        [
            new("stepSize", -Rate / (1 - Pow(s.Beta1, Step)), "−rate / (1 − beta1^k)"),
            new("rootScale", 1 / Sqrt(1 - Pow(s.Beta2, Step)), "1 / √(1 − beta2^k)"),

            // Read from the step they stay in registers; as constants the JIT makes them operands in memory of every turn of the loop.
            new("beta1", s.Beta1, "beta1"),
            new("rest1", 1 - s.Beta1, "1 − beta1"),
            new("beta2", s.Beta2, "beta2"),
            new("rest2", 1 - s.Beta2, "1 − beta2"),
            new("eps", s.Epsilon, "eps"),
        ];
    }

    public override UpdateFormula Update(OptimizerSpec spec, Precision precision)
    {
        Formula m = Read("m");
        Formula v = Read("v");
        Formula largest = Read("largest");
        bool keepsLargest = ((AdamFamilySpec)spec).AMSGrad;
        return new(
            StepSize * Direction(m) / MultiplyAdd(Sqrt(keepsLargest ? largest : v), Read("rootScale"), Read("eps")),
            [
                new("m", MultiplyAdd(Read("beta1"), m, Read("rest1") * G)),
                .. FlushTiny(m, precision),
                new("v", MultiplyAdd(Read("beta2"), v, Read("rest2") * (G * G))),
                .. FlushTiny(v, precision, isPositive: true),
                .. keepsLargest ? [new("largest", Max(largest, v), Note: "the maximum is taken before the bias correction (Reddi et al. 2018, as PyTorch has it)")] : Array.Empty<Assignment>(),
            ]);
    }

    // An epsilon that is 0 in the network's type makes 0 / 0 of a row without a gradient.
    public override string? Momentum(OptimizerSpec spec, Precision precision)
    {
        var own = (AdamFamilySpec)spec;
        return !own.Caution.IsOn && (precision == Precision.Single ? (float)own.Epsilon : own.Epsilon) > 0 ? "m" : null;
    }

    /// <summary>What takes the place of the first moment in the step.</summary>
    protected virtual Formula Direction(Formula m) => m;

    protected override IEnumerable<(string Name, double Value, bool Valid, string Expected)> Domains(OptimizerSpec spec)
    {
        var s = (AdamFamilySpec)spec;
        return [Fraction("Beta1", s.Beta1), Fraction("Beta2", s.Beta2), Positive("Epsilon", s.Epsilon), .. s.Caution.Domains()];
    }
}

internal abstract record AdamFamilySpec(string Kind, CommonOptions Common, double Beta1, double Beta2, double Epsilon, bool AMSGrad, Caution Caution)
    : OptimizerSpec(Kind, Common);
