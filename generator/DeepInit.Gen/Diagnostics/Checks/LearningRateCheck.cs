using DeepInit.Gen.Optimizers;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Diagnostics.Checks;

/// <summary>
/// DIG235 and DIG236: the learning rate against the band that is usual with the optimiser. Outside it, advice; five times above or ten times below it,
/// a warning, for nothing but tiny problems trains there. With momentum a step comes back 1 / (1 − momentum) times, so that the product counts too; large batches
/// are trained with some times what is usual, and the warning begins at ten times. DIG245: weights that decay by a twentieth in every step.
/// </summary>
internal sealed class LearningRateCheck : NetworkCheck
{
    private const double FarAbove = 5;
    private const double FarAboveGathered = 10;
    private const double FarBelow = 10;
    private const double DecayPerStep = 0.05;

    public override void Run(NetworkIndex graph, Issues issues)
    {
        if (graph.Network.Optimizer is not { } optimizer)
        {
            return;
        }

        OptimizerKind kind = OptimizerCatalog.Of(optimizer);
        issues.At(Place.Optimizer, 0);
        Rate(optimizer, kind, issues);
        Decay(optimizer, kind, issues);
    }

    private static void Rate(OptimizerSpec optimizer, OptimizerKind kind, Issues issues)
    {
        (double low, double high) = kind.LearningRateBand;
        double rate = optimizer.LearningRate;
        double gathered = rate * Math.Max(1, kind.Gathering(optimizer));

        // 0.1 / (1 − 0.9) is a little more than 1 in floating point.
        (low, high) = (low * (1 - 1e-9), high * (1 + 1e-9));
        if (gathered >= low && gathered <= high)
        {
            return;
        }

        bool above = gathered > high;
        bool far = above ? rate > high * FarAbove || gathered > high * FarAboveGathered : gathered < low / FarBelow;
        string said = gathered == rate ? Wording.Short(rate) : $"{Wording.Short(rate)} ({Wording.Short(gathered)} with its momentum)";
        string suggestion = kind.DefaultLearningRate.ToString("R", System.Globalization.CultureInfo.InvariantCulture);

        // The default may be out of the band, too, with this momentum.
        if (kind.DefaultLearningRate * gathered / rate > high)
        {
            suggestion = "";
        }

        string side = above ? "higher" : "lower";
        if (far)
        {
            string consequence = above ? "training will most likely diverge or stall" : "training will hardly move";
            issues.Suggest(Rules.FarOffRate, "LearningRate", suggestion, said, side, kind.Word, Wording.Short(low), Wording.Short(high), consequence);
        }
        else
        {
            issues.Suggest(Rules.UnusualRate, "LearningRate", suggestion, said, side, kind.Word, Wording.Short(low), Wording.Short(high));
        }
    }

    private static void Decay(OptimizerSpec optimizer, OptimizerKind kind, Issues issues)
    {
        // Coupled, the decay is part of the gradient, and momentum gathers it too.
        double perStep = optimizer.LearningRate * optimizer.WeightDecay * (optimizer.DecoupledWeightDecay ? 1 : Math.Max(1, kind.Gathering(optimizer)));
        if (perStep < DecayPerStep)
        {
            return;
        }

        string what = kind.IsAdaptive && !optimizer.DecoupledWeightDecay
            ? "is nearly all of the gradient that it is added to: weights go to 0, whatever the loss says"
            : $"takes {(perStep >= 1 ? "all" : Wording.Short(perStep * 100) + " %")} off the weights in every step: after some {Math.Ceiling(1 / perStep)} steps nothing is left of what was learned";
        issues.Add(Rules.DecayTooStrong, "WeightDecay", Wording.Short(optimizer.WeightDecay), Wording.Short(optimizer.LearningRate), what);
    }
}
