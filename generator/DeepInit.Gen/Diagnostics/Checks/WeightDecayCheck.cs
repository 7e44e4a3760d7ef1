using DeepInit.Gen.Optimizers;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Diagnostics.Checks;

/// <summary>DIG232 to DIG234: how weights decay, and which. Loshchilov &amp; Hutter 2019.</summary>
internal sealed class WeightDecayCheck : NetworkCheck
{
    public override void Run(NetworkIndex graph, Issues issues)
    {
        BiasesBySetting(graph, issues);
        foreach ((OptimizerSpec optimizer, int index) in graph.Network.Optimizers)
        {
            Run([.. graph.Network.Parameters.Where(p => p.Trainable && p.Settings.Optimizer == index && p.Settings.WeightDecay > 0)], optimizer, issues.At(Place.Optimizer, index));
        }
    }

    // Of what an optimiser moves, and decays.
    private static void Run(ParameterShape[] decaying, OptimizerSpec optimizer, Issues issues)
    {
        if (optimizer.DecayScope == DecayScope.All && decaying.FirstOrDefault(p => p.Shape.Count == 1) is { } bias)
        {
            issues.Add(Rules.BiasDecay, "DecayScope", Wording.Short(bias.Settings.WeightDecay), bias.Name);
        }

        if (optimizer.WeightDecay == 0 || decaying.Length == 0)
        {
            return;
        }

        OptimizerKind kind = OptimizerCatalog.Of(optimizer);
        if (!optimizer.DecoupledWeightDecay && kind.DefaultDecoupled && optimizer is AdamWSpec)
        {
            issues.Add(Rules.DecayCoupled, "DecoupledWeightDecay", Wording.Short(optimizer.WeightDecay));
        }
        else if (!optimizer.DecoupledWeightDecay && kind.IsAdaptive)
        {
            bool adam = optimizer is AdamSpec;
            issues.Suggest(
                Rules.AdamWithL2,
                "WeightDecay",
                adam ? "AdamW" : "true",
                kind.Word,
                Wording.Short(optimizer.WeightDecay),
                adam ? "AdamW decays all weights alike" : "DecoupledWeightDecay = true decays all weights alike");
        }
    }

    private static void BiasesBySetting(NetworkIndex graph, Issues issues)
    {
        ParameterShape[] decaying = [.. graph.Network.Parameters.Where(p => p.Shape.Count == 1 && p.Settings.WeightDecay > 0 && p.Trainable)];
        for (int i = 0; i < graph.Network.Spec.Parameters.Count; i++)
        {
            ParameterSpec setting = graph.Network.Spec.Parameters[i];
            if ((setting.Decay == true || setting.WeightDecay > 0) && decaying.FirstOrDefault(p => p.Settings.Why.Contains(setting.Pattern)) is { } biased)
            {
                issues.At(Place.Parameter, i).Add(Rules.BiasDecay, setting.Decay == true ? "Decay" : "WeightDecay", Wording.Short(biased.Settings.WeightDecay), biased.Name);
            }
        }
    }
}
