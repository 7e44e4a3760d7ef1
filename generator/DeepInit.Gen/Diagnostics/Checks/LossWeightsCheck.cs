using DeepInit.Gen.Collections;
using DeepInit.Gen.Losses;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Diagnostics.Checks;

/// <summary>DIG239: weights of losses that sum to 0, or of classes that are all 0. DIG252: a loss of negative weight, which is made as large as possible.</summary>
internal sealed class LossWeightsCheck : NetworkCheck
{
    public override void Run(NetworkIndex graph, Issues issues)
    {
        EquatableArray<LossSpec> losses = graph.Network.Spec.Losses;
        bool cancels = losses.Count > 0 && losses.Sum(loss => loss.Weight) == 0;
        if (cancels)
        {
            issues.At(Place.Loss, losses.Count - 1).Add(
                Rules.LossWeights,
                "Weight",
                losses.Count == 1 ? "the only loss" : $"the {losses.Count} losses",
                losses.All(loss => loss.Weight == 0) ? "nothing is minimised" : "what one gains another loses");
        }

        for (int i = 0; i < losses.Count; i++)
        {
            LossSpec spec = losses[i];
            if (spec.ClassWeights.Count > 0 && spec.ClassWeights.All(weight => weight == 0))
            {
                issues.At(Place.Loss, i).Add(Rules.LossWeights, "ClassWeights", $"the classes of loss {spec.Function}", "nothing is minimised");
            }

            if (spec.Weight < 0 && !cancels)
            {
                issues.At(Place.Loss, i).Suggest(
                    Rules.NegativeLossWeight, "Weight", Wording.Short(-spec.Weight), spec.Function, Wording.Short(spec.Weight));
            }
        }
    }
}
