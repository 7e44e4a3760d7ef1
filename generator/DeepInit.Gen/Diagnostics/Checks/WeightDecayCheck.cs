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
        if (graph.Network.Optimizer is not { } optimizer)
        {
            return;
        }

        Biases(graph, optimizer, issues);
        if (optimizer.WeightDecay == 0)
        {
            return;
        }

        OptimizerKind kind = OptimizerCatalog.Of(optimizer);
        issues.At(Place.Optimizer, 0);
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

    private static void Biases(NetworkIndex graph, OptimizerSpec optimizer, Issues issues)
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

        if (optimizer.DecayScope == DecayScope.All && decaying.FirstOrDefault() is { } first)
        {
            issues.At(Place.Optimizer, 0).Add(Rules.BiasDecay, "DecayScope", Wording.Short(first.Settings.WeightDecay), first.Name);
        }
    }
}
