using DeepInit.Gen.Optimizers;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Diagnostics.Checks;

/// <summary>
/// DIG235 and DIG236: the learning rates of parameters against the band that is usual with the optimiser. Outside it, advice; five times above or ten times below it,
/// a warning, for nothing but tiny problems trains there. With momentum a step comes back 1 / (1 − momentum) times, so that the product counts too; large batches
/// are trained with some times what is usual, and the warning begins at ten times. DIG245: weights that decay by a twentieth in every step.
/// </summary>
/// <remarks>
/// Judged is what parameters get, rate and decay after <c>[Parameter]</c>, at the place that says so. Parts that are to move slowly are what <c>LearningRateScale</c> is for:
/// below the band lies a network of which every part does.
/// </remarks>
internal sealed class LearningRateCheck : NetworkCheck
{
    private const double FarAbove = 5;
    private const double FarAboveGathered = 10;
    private const double FarBelow = 10;
    private const double DecayPerStep = 0.05;

    public override void Run(NetworkIndex graph, Issues issues)
    {
        foreach ((OptimizerSpec optimizer, int index) in graph.Network.Optimizers)
        {
            Run(graph, optimizer, index, issues);
        }
    }

    private static void Run(NetworkIndex graph, OptimizerSpec optimizer, int index, Issues issues)
    {
        OptimizerKind kind = OptimizerCatalog.Of(optimizer);
        var selector = new ParameterSelector(graph.Network.Spec.Parameters, new Issues());
        Moved[] moved =
        [
            .. graph.Network.Parameters.Where(parameter => parameter.Trainable && parameter.Settings.Optimizer == index).Select(parameter => new Moved(
                parameter,
                selector.Deciding(selector.Of(parameter.Name), setting => setting.LearningRateScale).Cast<int?>().FirstOrDefault(),
                selector.Deciding(selector.Of(parameter.Name), setting => setting.WeightDecay).Cast<int?>().FirstOrDefault())),
        ];
        Rates(optimizer, index, kind, moved, issues);
        Decays(optimizer, index, kind, moved, issues);
    }

    private static void Rates(OptimizerSpec optimizer, int index, OptimizerKind kind, Moved[] moved, Issues issues)
    {
        (double low, double high) = kind.BandOf(optimizer);
        double gathering = Math.Max(1, kind.Gathering(optimizer));

        // 0.1 / (1 − 0.9) is a little more than 1 in floating point.
        (low, high) = (low * (1 - 1e-9), high * (1 + 1e-9));
        double own = optimizer.LearningRate * gathering;
        if (moved.Length == 0 || moved.All(one => own * one.Scale < low))
        {
            // The fastest is what moves at all.
            Moved? fastest = moved.OrderByDescending(one => one.Scale).FirstOrDefault();
            Judge(optimizer, index, kind, fastest, own < low ? null : fastest?.ScaleFrom, (low, high), gathering, issues);
            return;
        }

        // A factor is at fault where the rate alone would not be.
        foreach (IGrouping<int?, Moved> place in moved.Where(one => own * one.Scale > high).GroupBy(one => own > high ? null : one.ScaleFrom))
        {
            Judge(optimizer, index, kind, place.OrderByDescending(one => one.Scale).First(), place.Key, (low, high), gathering, issues);
        }
    }

    private static void Judge(OptimizerSpec optimizer, int index, OptimizerKind kind, Moved? moved, int? setting, (double Low, double High) band, double gathering, Issues issues)
    {
        (double low, double high) = band;
        double rate = optimizer.LearningRate * (moved?.Scale ?? 1);
        double gathered = rate * gathering;
        if (gathered >= low && gathered <= high)
        {
            return;
        }

        bool above = gathered > high;
        bool far = above ? rate > high * FarAbove || gathered > high * FarAboveGathered : gathered < low / FarBelow;
        string said = Said(optimizer, moved, gathered == rate ? "" : $"{Wording.Short(gathered)} with its momentum");
        string suggestion = kind.DefaultLearningRate.ToString("R", System.Globalization.CultureInfo.InvariantCulture);

        // The default may be out of the band, too, with this momentum; and of a factor nobody knows what was meant.
        if (kind.DefaultLearningRate * gathering > high || setting is not null)
        {
            suggestion = "";
        }

        string argument = At(issues, index, setting, nameof(ParameterSpec.LearningRateScale), nameof(OptimizerSpec.LearningRate));
        string side = above ? "higher" : "lower";
        if (far)
        {
            string consequence = above ? "training will most likely diverge or stall" : "training will hardly move";
            issues.Suggest(Rules.FarOffRate, argument, suggestion, said, side, kind.Word, Wording.Short(low), Wording.Short(high), consequence);
        }
        else
        {
            issues.Suggest(Rules.UnusualRate, argument, suggestion, said, side, kind.Word, Wording.Short(low), Wording.Short(high));
        }
    }

    private static void Decays(OptimizerSpec optimizer, int index, OptimizerKind kind, Moved[] moved, Issues issues)
    {
        // Coupled, the decay is part of the gradient, and momentum gathers it too.
        double gathering = optimizer.DecoupledWeightDecay ? 1 : Math.Max(1, kind.Gathering(optimizer));
        double PerStep(Moved one) => kind.RateOfDecay(optimizer) * one.Scale * one.Parameter.Settings.WeightDecay * gathering;

        // A coefficient is at fault where it is written, however the rate came about; of the optimiser's, where it is one factor alone that makes it so much, that.
        foreach (IGrouping<(int?, bool IsScale), Moved> place in moved.Where(one => PerStep(one) >= DecayPerStep).GroupBy(one =>
            one.DecayFrom is not null || one.ScaleFrom is null || PerStep(one) / one.Scale >= DecayPerStep ? (one.DecayFrom, false) : (one.ScaleFrom, true)))
        {
            Moved worst = place.OrderByDescending(PerStep).First();
            double perStep = PerStep(worst);
            string what = kind.IsAdaptive && !optimizer.DecoupledWeightDecay
                ? "is nearly all of the gradient that it is added to: weights go to 0, whatever the loss says"
                : $"takes {(perStep >= 1 ? "all" : Wording.Short(perStep * 100) + " %")} off the weights in every step: after some {Math.Ceiling(1 / perStep)} steps nothing is left of what was learned";
            string argument = At(issues, index, place.Key.Item1, place.Key.IsScale ? nameof(ParameterSpec.LearningRateScale) : nameof(ParameterSpec.WeightDecay), nameof(OptimizerSpec.WeightDecay));
            issues.Add(Rules.DecayTooStrong, argument, Wording.Short(worst.Parameter.Settings.WeightDecay), Said(optimizer, worst, ""), what);
        }
    }

    private static string At(Issues issues, int index, int? setting, string option, string optimizers)
    {
        issues.At(setting is null ? Place.Optimizer : Place.Parameter, setting ?? index);
        return setting is null ? optimizers : option;
    }

    // 0.5, or with its origin: 0.5 of 'head.weight' (0.001 × 500).
    private static string Said(OptimizerSpec optimizer, Moved? moved, string remark)
    {
        double scale = moved?.Scale ?? 1;
        string origin = scale == 1 ? "" : $"{Wording.Short(optimizer.LearningRate)} × {Wording.Short(scale)}";
        string brackets = string.Join("; ", new[] { origin, remark }.Where(part => part.Length > 0));
        return Wording.Short(optimizer.LearningRate * scale) + (scale == 1 ? "" : $" of '{moved!.Parameter.Name}'") + (brackets.Length == 0 ? "" : $" ({brackets})");
    }

    /// <summary>A tensor that the optimiser moves.</summary>
    /// <param name="Parameter">The tensor.</param>
    /// <param name="ScaleFrom">The <c>[Parameter]</c> that gives its factor; null for none.</param>
    /// <param name="DecayFrom">The <c>[Parameter]</c> that gives its coefficient; null where it is the optimiser's.</param>
    private sealed record Moved(ParameterShape Parameter, int? ScaleFrom, int? DecayFrom)
    {
        public double Scale => Parameter.Settings.LearningRateScale;
    }
}
