using DeepInit.Gen.Formulas;
using DeepInit.Gen.Specs;
using static DeepInit.Gen.Formulas.Functions;

namespace DeepInit.Gen.Optimizers;

/// <summary>
/// Optimisers without a schedule (Defazio et al. 2024): gradients are taken at y, plain steps go along z, and predictions take x, a mean of all z. The parameters hold y; remembered is e = z − y, from which x = y + (1 − 1 / beta) · e
/// follows, so that there is no mode to forget.
/// </summary>
internal abstract class ScheduleFreeFamily : OptimizerKind
{
    public override bool DefaultDecoupled => true;

    public override bool NeedsNoSchedule => true;

    public override IEnumerable<OptimizerState> States(OptimizerSpec spec) => [new("z_minus_y", "e")];

    public override (int State, double Factor)? Inference(OptimizerSpec spec) => (0, 1 - (1 / ((ScheduleFreeSpec)spec).Beta));

    public override IEnumerable<StepNumber> Numbers(OptimizerSpec spec)
    {
        var s = (ScheduleFreeSpec)spec;
        return
        [
            new("lr_max", "lrMax", -1, Max(Read("lrMax"), Rate * Share(s))),
            new("weight_sum", "weightSum", 0, Read("weightSum") + Weight(s)),
        ];
    }

    public override IEnumerable<StepScalar> Scalars(OptimizerSpec spec)
    {
        var s = (ScheduleFreeSpec)spec;
        Formula taken = Select(Read("weightSum") > 0, Weight(s) / Read("weightSum"), 0);
        return
        [
            new("taken", taken, "c: the share of this step in the mean; w / Σ w, w = k^r · (the largest rate so far)^p"),
            new("toY", (s.Beta * (1 - taken)) - 1, "beta · (1 − c) − 1"),
            new("rest", 1 - taken, "1 − c"),
            new("size", Rate * Share(s), "rate · warm-up"),
        ];
    }

    public override UpdateFormula Update(OptimizerSpec spec, Precision precision)
    {
        Formula e = Read("e");
        Formula u = Read("u");
        Formula step = Read("size") * Read("d");
        return new(
            Read("toY") * u,
            [
                .. Direction(spec, precision),
                new("u", spec.DecoupledWeightDecay ? MultiplyAdd(1 - Keep, P, step) : step, Note: "the step of z, decay at y included"),
                new("moved", P + MultiplyAdd(Read("taken"), e, Read("toY") * u)),
                new("e", Read("rest") * (e - (((ScheduleFreeSpec)spec).Beta * u))),
            ]);
    }

    public override Formula DecayNumber(OptimizerSpec spec) => spec.DecoupledWeightDecay ? 1 - (Rate * Share((ScheduleFreeSpec)spec) * Decay) : Decay;

    public override Formula Moved(OptimizerSpec spec, Formula change) => Read("moved");

    /// <summary>How much of the rate the step takes: the warm-up's, and what else the kind has.</summary>
    protected virtual Formula Share(ScheduleFreeSpec spec) => spec.WarmupSteps > 0 ? Min(1, Step / spec.WarmupSteps) : 1;

    /// <summary>Computes d, the direction of the step.</summary>
    protected abstract IEnumerable<Assignment> Direction(OptimizerSpec spec, Precision precision);

    protected override IEnumerable<(string Name, double Value, bool Valid, string Expected)> Domains(OptimizerSpec spec)
    {
        var s = (ScheduleFreeSpec)spec;
        return
        [
            (BetaName, s.Beta, s.Beta is > 0 and < 1, "in (0, 1)"),
            ("WarmupSteps", s.WarmupSteps, s.WarmupSteps >= 0, "at least 1"),
            NotNegative("StepPower", s.StepPower),
            NotNegative("RatePower", s.RatePower),
        ];
    }

    /// <summary>What its beta is called.</summary>
    protected virtual string BetaName => "Beta1";

    // w = k^r · lr_max^p; where the power is 0 or 1, no call of the library.
    private static Formula Weight(ScheduleFreeSpec s)
    {
        Formula ofRate = s.RatePower == 2 ? Read("lrMax") * Read("lrMax") : Pow(Read("lrMax"), s.RatePower);
        return s.StepPower == 0 ? ofRate : Pow(Step, s.StepPower) * ofRate;
    }
}

/// <param name="Common">What all optimisers have.</param>
/// <param name="Beta">How far y lies on the way from z to x; Adam's first beta.</param>
/// <param name="WarmupSteps">0 for none.</param>
/// <param name="StepPower">r, the power of the step in its weight.</param>
/// <param name="RatePower">The power of the largest rate in the weight of a step.</param>
internal abstract record ScheduleFreeSpec(string Kind, CommonOptions Common, double Beta, int WarmupSteps, double StepPower, double RatePower) : OptimizerSpec(Kind, Common);
