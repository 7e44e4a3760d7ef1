using DeepInit.Gen.Layers;
using DeepInit.Gen.Losses;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Diagnostics.Checks;

/// <summary>DIG290 and DIG365: a ranking by what was trained to predict numbers, and a score that is no product of two vectors.</summary>
internal sealed class RankingAdviceCheck : NetworkCheck
{
    public override void Run(NetworkIndex graph, Issues issues)
    {
        ShapedNetwork network = graph.Network;
        if (network.Spec.Ranking is not { } ranking || RankedNetwork.InputOf(network, ranking.Query) is not { } query || RankedNetwork.InputOf(network, ranking.Candidate) is not { } candidate
            || RankedNetwork.ScoreOf(network, RankedNetwork.Dependencies(network), query, candidate) is not { } score)
        {
            return;
        }

        issues.At(Place.Ranking, 0);
        if (network.Losses.FirstOrDefault(loss => loss.Value == score && LossCatalog.Of(loss.Spec).Input == LossInput.Numbers) is { } loss)
        {
            issues.Add(Rules.RankedByNumbers, "", network.Values[score].Name, loss.Spec.Function);
        }

        if (RankedNetwork.Of(network) is null)
        {
            long work = network.Nodes.Sum(node => LayerCatalog.Of(node.Spec).MultiplyAdds(node.Spec, [.. node.Inputs.Select(input => network.Values[input])]));
            int candidates = network.Values[candidate].Ids!.Vocabulary;
            issues.Add(Rules.DearRanking, "", network.Values[score].Name, ranking.Query!, ranking.Candidate!, Wording.Count(candidates), Wording.Count(work * candidates));
        }
    }
}
