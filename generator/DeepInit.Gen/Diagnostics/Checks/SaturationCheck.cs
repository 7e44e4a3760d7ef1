using DeepInit.Gen.Activations;
using DeepInit.Gen.Initializers;
using DeepInit.Gen.Losses;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Diagnostics.Checks;

/// <summary>
/// DIG210: activations with two ends, most of whose units start at an end, where their slope is next to nothing (Glorot &amp; Bengio 2010): from weights as large as
/// N(0, 1). DIG211: units that biases of one sign push to where the activation is flat, as a ReLU far below 0. Both from the normal distribution of a layer's sums that
/// <see cref="SignalPropagation"/> gives. Derived initialisers never do that, so an earlier layer whose initialiser was given is to blame.
/// </summary>
internal sealed class SaturationCheck : NetworkCheck
{
    /// <summary>Slopes below this part of the steepest count as flat.</summary>
    private const double Flat = 0.05;
    private const double Dead = 0.005;

    /// <summary>Beyond this part of the units, most of a layer's work is to get them out again.</summary>
    private const double Most = 0.4;

    public override void Run(NetworkIndex graph, Issues issues)
    {
        if (graph.Network.Optimizer is null && graph.Network.Losses.Count == 0)
        {
            return;
        }

        Signal[] signals = SignalPropagation.Of(graph, derive: _ => false);
        foreach (Node node in graph.Weighted)
        {
            ActivationSpec activation = graph.ActivationAfter(node);
            double moment = signals[node.Index].Sums;
            if (activation.IsLinear
                || !ActivationCatalog.Of(activation).IsElementwise(activation)
                || !graph.WeightOf(node)!.Trainable
                || graph.IsNormalized(node)
                || double.IsInfinity(moment)
                || IsTakenByLoss(node, activation, graph))
            {
                continue;
            }

            ActivationKind kind = ActivationCatalog.Of(activation);
            double mean = graph.BiasOf(node) is { } bias ? bias.Init.Mean : 0;
            double variance = double.IsNaN(moment) ? 0 : Math.Max(0, moment - (mean * mean));
            if (!Biases(node, kind, activation, mean, variance, graph, issues))
            {
                Weights(node, kind, activation, variance, graph, issues);
            }
        }
    }

    private static bool Biases(Node node, ActivationKind kind, ActivationSpec activation, double mean, double variance, NetworkIndex graph, Issues issues)
    {
        if (mean == 0 || FlatShare(kind, activation, 0, variance, Dead) > 0.75 || FlatShare(kind, activation, mean, variance, Dead) is not (>= 0.95 and var dead))
        {
            return false;
        }

        issues.Add(
            Rules.DeadByBias,
            NetworkIndex.AtInit(issues, node, graph.BiasOf(node)!, graph.BiasOf(node)!.Init.Init == Init.Constant ? "Value" : "Init"),
            NetworkIndex.Describe(node),
            Wording.Short(mean),
            Wording.Short(Math.Sqrt(variance)),
            Wording.Short(Math.Round(dead * 100)),
            activation.Function);
        return true;
    }

    private static void Weights(Node node, ActivationKind kind, ActivationSpec activation, double variance, NetworkIndex graph, Issues issues)
    {
        // What is flat for half its values by nature, as ReLU is, has no such middle.
        bool hasMiddle = !double.IsInfinity(kind.Range.Low) && !double.IsInfinity(kind.Range.High) && FlatShare(kind, activation, 0, 1, Flat) < 0.05;
        double flat = FlatShare(kind, activation, 0, variance, Flat);
        if (!hasMiddle || flat < Most || Given(node, graph) is not { } given || graph.WeightOf(given)!.Init.IsConstant)
        {
            return;
        }

        InitSpec asked = graph.WeightOf(given)!.Settings.AskedInit;
        bool hasSigma = asked is { Init: Init.Normal or Init.TruncatedNormal, Sigma: not 1 };
        issues.Add(
            Rules.SaturatedStart,
            NetworkIndex.AtInit(issues, given, graph.WeightOf(given)!, hasSigma ? "Sigma" : "Init"),
            NetworkIndex.Describe(given),
            $"{Wording.Name(graph.WeightOf(given)!.Init.Init)}, σ {Wording.Short(graph.WeightOf(given)!.Init.Sigma)}",
            NetworkIndex.Describe(node),
            Wording.Short(variance),
            Wording.Short(Math.Round(flat * 100)),
            activation.Function,
            Wording.Short(Math.Sqrt(1.0 / graph.RequestOf(given).Fans.In)));
    }

    // A loss on logits takes the activation into itself and has a gradient everywhere.
    private static bool IsTakenByLoss(Node node, ActivationSpec activation, NetworkIndex graph)
    {
        // A loss that reads the sums themselves does not care for an activation beside it, whoever reads that.
        bool hasOwn = !NetworkIndex.ActivationOf(node).IsLinear;
        int? end = hasOwn ? node.Output : graph.OnlyReader(node)?.Output;
        return graph.Network.Losses.Any(loss => (loss.Value == end && LossCatalog.Of(loss.Spec).OnLogits(loss.Spec, activation) is not null) || (!hasOwn && loss.Value == node.Output));
    }

    // The layer itself, or the nearest before it whose initialiser was given, unless a normalisation stands between.
    private static Node? Given(Node node, NetworkIndex graph)
    {
        Node? current = node;
        while (current is not null && (graph.WeightOf(current) is not { Init.Derived: false }))
        {
            current = Layers.LayerCatalog.Of(current.Spec).Normalizes ? null : graph.Producer(current.Inputs[0]);
        }

        return current;
    }

    /// <summary>The share of units whose activation has hardly a slope, for normal sums.</summary>
    private static double FlatShare(ActivationKind kind, ActivationSpec spec, double mean, double variance, double part)
    {
        double Slope(double z) => Math.Abs(kind.At(spec, z + 0.01) - kind.At(spec, z - 0.01)) / 0.02;
        double steepest = Enumerable.Range(-16, 33).Max(i => Slope(i / 4.0));
        return variance == 0 ? (Slope(mean) < part * steepest ? 1 : 0) : NormalExpectation.Of(z => Slope(z + mean) < part * steepest ? 1 : 0, variance);
    }
}
