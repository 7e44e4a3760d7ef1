using DeepInit.Gen.Optimizers;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Diagnostics.Checks;

/// <summary>
/// DIG235 and DIG236: the learning rate against the band that is usual with the optimiser. Outside it, advice; five times above or ten times below it,
/// a warning, for nothing but tiny problems trains there.
/// </summary>
internal sealed class LearningRateCheck : NetworkCheck
{
    private const double FarAbove = 5;
    private const double FarBelow = 10;

    public override void Run(NetworkGraph graph, Issues issues)
    {
        if (graph.Network.Optimizer is not { } optimizer)
        {
            return;
        }

        OptimizerKind kind = OptimizerCatalog.Of(optimizer);
        (double low, double high) = kind.LearningRateBand;
        double rate = optimizer.LearningRate;
        if (rate >= low && rate <= high)
        {
            return;
        }

        bool above = rate > high;
        bool far = above ? rate > high * FarAbove : rate < low / FarBelow;
        string suggestion = kind.DefaultLearningRate.ToString("R", System.Globalization.CultureInfo.InvariantCulture);
        string side = above ? "higher" : "lower";
        issues.At(Place.Optimizer, 0);
        if (far)
        {
            string consequence = above ? "training will most likely diverge or stall" : "training will hardly move";
            issues.Suggest(Rules.FarOffRate, "LearningRate", suggestion, Text.Short(rate), side, kind.Word, Text.Short(low), Text.Short(high), consequence);
        }
        else
        {
            issues.Suggest(Rules.UnusualRate, "LearningRate", suggestion, Text.Short(rate), side, kind.Word, Text.Short(low), Text.Short(high));
        }
    }
}
