using DeepInit.Gen.Formulas;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;
using static DeepInit.Gen.Formulas.Functions;

namespace DeepInit.Gen.Losses;

/// <summary>−β ln p_c − (1 − β) ln p_m, m the most probable class, the first of equals, which has no gradient: the target counts for a share β, the network's own choice for the rest. Reed et al. 2015.</summary>
internal sealed class HardBootstrapLoss : BootstrapLoss
{
    public override Loss Function => Loss.HardBootstrap;

    public override string Formula(LossSpec spec) => $"−{Literal.Of(spec.TargetShare)} · ln p_c − {Literal.Of(1 - spec.TargetShare)} · ln max p";

    public override RowFormula Formulas(LossSpec spec, int features)
    {
        double share = spec.TargetShare;

        // The first of the largest is the one whose −k is largest.
        Formula chosen = MaxOver("chosen", Select(Equal(X, Shift), -K, -features));
        Formula own = Select(Equal(K, -chosen), (1 - share) * Scale, 0);
        return new((E * Let("factor", Scale / Exponentials)) - own)
        {
            OfRow = (share * (LogSum - AtClass(X))) + ((1 - share) * (LogSum - Shift)),
            AtClass = -(share * Scale),
        };
    }
}
