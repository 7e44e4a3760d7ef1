using DeepInit.Gen.Collections;
using DeepInit.Gen.Losses;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Diagnostics.Checks;

/// <summary>DIG239: weights of losses that sum to 0, or of classes that are all 0.</summary>
internal sealed class LossWeightsCheck : NetworkCheck
{
    public override void Run(NetworkGraph graph, Issues issues)
    {
        EquatableArray<LossNode> losses = graph.Network.Losses;
        if (losses.Count > 0 && losses.Sum(loss => loss.Spec.Weight) == 0)
        {
            issues.At(Place.Loss, losses.Count - 1).Add(
                Rules.LossWeights,
                "Weight",
                losses.Count == 1 ? "the only loss" : $"the {losses.Count} losses",
                losses.All(loss => loss.Spec.Weight == 0) ? "nothing is minimised" : "what one gains another loses");
        }

        for (int i = 0; i < losses.Count; i++)
        {
            LossSpec spec = losses[i].Spec;
            if (spec.ClassWeights.Count > 0 && spec.ClassWeights.All(weight => weight == 0))
            {
                issues.At(Place.Loss, i).Add(Rules.LossWeights, "ClassWeights", $"the classes of loss {spec.Function}", "nothing is minimised");
            }
        }
    }
}
