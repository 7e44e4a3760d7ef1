using DeepInit.Gen.Formulas;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;
using static DeepInit.Gen.Formulas.Functions;

namespace DeepInit.Gen.Losses;

/// <summary>−β ln p_c − (1 − β) Σ p ln p: the target counts for a share β, the network's own probabilities for the rest. Reed et al. 2015.</summary>
internal sealed class SoftBootstrapLoss : BootstrapLoss
{
    public override Loss Function => Loss.SoftBootstrap;

    public override string Formula(LossSpec spec) => $"−{Literal.Of(spec.TargetShare)} · ln p_c − {Literal.Of(1 - spec.TargetShare)} · Σ p · ln p";

    // The gradient of Σ p ln p by x_k is p_k (ln p_k − Σ p ln p).
    public override RowFormula Formulas(LossSpec spec, int features)
    {
        double share = spec.TargetShare;
        Formula p = Let("softmax", E * Let("inverse", 1 / Exponentials));
        Formula logP = Let("logSoftmax", X - LogSum);
        Formula negentropy = SumOver("negentropy", p * logP);
        return new(p * Scale * (share - ((1 - share) * (logP - negentropy))))
        {
            OfRow = (share * (LogSum - AtClass(X))) - ((1 - share) * negentropy),
            AtClass = -(share * Scale),
        };
    }
}
