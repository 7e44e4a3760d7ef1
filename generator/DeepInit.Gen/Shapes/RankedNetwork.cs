using DeepInit.Gen.Collections;
using DeepInit.Gen.Layers;
using DeepInit.Gen.Losses;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Shapes;

/// <summary>
/// A network cut at its last scalar product: the score of a candidate for a query is Σ of products of vectors that depend on the query's inputs alone and of such that depend on the candidate's alone, and
/// of biases of either. Then the vectors of all candidates are made once, and a call is the query's vector and one product.
/// </summary>
/// <param name="Query">What depends on the query.</param>
/// <param name="Candidate">What depends on the candidate.</param>
/// <param name="Normalizes">Whether the product is that of unit vectors.</param>
internal sealed record RankedNetwork(Tower Query, Tower Candidate, bool Normalizes)
{
    /// <summary>The parts of a network that ranks; null where it does not, or its score is no scalar product.</summary>
    public static RankedNetwork? Of(ShapedNetwork network)
    {
        if (network.Spec.Ranking is not { } ranking || InputOf(network, ranking.Query) is not { } query || InputOf(network, ranking.Candidate) is not { } candidate || query == candidate)
        {
            return null;
        }

        IReadOnlyList<HashSet<int>> reads = Dependencies(network);
        bool OfQuery(int value) => reads[value].Contains(query) && !reads[value].Contains(candidate);
        bool OfCandidate(int value) => reads[value].Contains(candidate) && !reads[value].Contains(query);
        List<(int Query, int Candidate)> products = [];
        List<int> queryBiases = [], candidateBiases = [];
        bool normalizes = false;
        if (ScoreOf(network, reads, query, candidate) is { } score)
        {
            if (network.Values[score].Shape.Length != 1)
            {
                return null;
            }

            foreach (int term in Terms(network, score))
            {
                Node? node = network.Nodes.FirstOrDefault(made => made.Output == term);
                if (!(reads[term].Contains(query) && reads[term].Contains(candidate)))
                {
                    (reads[term].Contains(candidate) ? candidateBiases : queryBiases).Add(term);
                }
                else if (node is not null && LayerCatalog.Of(node.Spec).ProductOf(node.Spec) is { } product && node.Inputs.Count == 2 && Sides(node.Inputs[0], node.Inputs[1]) is { } sides)
                {
                    products.Add(sides);
                    normalizes |= product.OfUnitVectors;
                }
                else
                {
                    return null;
                }
            }
        }
        else if (ComparedOutputs(network) is [var first, var second] && Sides(first, second) is { } towers && network.Values[towers.Query].Shape == network.Values[towers.Candidate].Shape)
        {
            // Two outputs that a loss compares with each other, in a batch or with what was drawn: by their products.
            products.Add(towers);
            normalizes = network.Losses.Any(loss => loss.Spec.Normalize);
        }

        if (products.Count == 0 || (normalizes && products.Count > 1) || products.Any(product => network.Values[product.Query].Shape.Positions > 1))
        {
            return null;
        }

        Tower TowerOf(IEnumerable<int> vectors, IReadOnlyCollection<int> biases)
        {
            HashSet<int> inputs = [.. vectors.Concat(biases).SelectMany(value => reads[value])];
            return new(inputs.OrderBy(input => input).ToEquatableArray(), vectors.ToEquatableArray(), biases.ToEquatableArray());
        }

        var ranked = new RankedNetwork(TowerOf(products.Select(product => product.Query), queryBiases), TowerOf(products.Select(product => product.Candidate), candidateBiases), normalizes);
        return ranked.Query.Inputs.Intersect(ranked.Candidate.Inputs).Any() ? null : ranked;

        (int Query, int Candidate)? Sides(int a, int b) => OfQuery(a) && OfCandidate(b) ? (a, b) : OfQuery(b) && OfCandidate(a) ? (b, a) : null;
    }

    /// <summary>Numbers of the vector that a query or a candidate comes to, without biases.</summary>
    public int Width(ShapedNetwork network) => Query.Vectors.Sum(vector => network.Values[vector].Shape.Features);

    /// <summary>The inputs that describe a candidate: those of its vector; where the score is no product, its id alone.</summary>
    public static int[] CandidateInputs(ShapedNetwork network, RankedNetwork? ranked) => ranked is not null ? [.. ranked.Candidate.Inputs] : [InputOf(network, network.Spec.Ranking!.Candidate)!.Value];

    /// <summary>The inputs that say for whom: those of the query's vector; where the score is no product, all but the candidate's id.</summary>
    public static int[] QueryInputs(ShapedNetwork network, RankedNetwork? ranked) => ranked is not null
        ? [.. ranked.Query.Inputs]
        : [.. network.Inputs.Select(input => input.Id).Where(input => input != InputOf(network, network.Spec.Ranking!.Candidate))];

    /// <summary>Whether rows say more of a query than its id: queries are then rows.</summary>
    public static bool QueriesAreRows(ShapedNetwork network, RankedNetwork? ranked) =>
        network.Spec.RowType is not null && ranked is not null && (ranked.Query.Inputs.Count > 1 || network.Values[ranked.Query.Inputs[0]].Steps is not null);

    /// <summary>Whether rows say more of a candidate than its id: candidates are then rows.</summary>
    public static bool CandidatesAreRows(ShapedNetwork network, RankedNetwork? ranked) => network.Spec.RowType is not null && ranked?.Candidate.Inputs.Count > 1;

    /// <summary>The number of an input of a name; null for none.</summary>
    public static int? InputOf(ShapedNetwork network, string? name) => network.Inputs.FirstOrDefault(input => input.Name == name)?.Id;

    /// <summary>The only output that depends on the query and the candidate; null where there is none, or are several.</summary>
    public static int? ScoreOf(ShapedNetwork network, IReadOnlyList<HashSet<int>> reads, int query, int candidate)
    {
        int[] both = [.. network.Outputs.Where(output => reads[output].Contains(query) && reads[output].Contains(candidate))];
        return both.Length == 1 ? both[0] : null;
    }

    /// <summary>Of each value, the inputs that it depends on.</summary>
    public static IReadOnlyList<HashSet<int>> Dependencies(ShapedNetwork network)
    {
        var reads = new HashSet<int>[network.Values.Count];
        for (int i = 0; i < network.InputCount; i++)
        {
            reads[i] = [i];
        }

        foreach (Node node in network.Nodes)
        {
            reads[node.Output] = [.. node.Inputs.SelectMany(input => reads[input])];
        }

        return reads;
    }

    // Of three outputs those that a loss looks for each other: the third is what was drawn.
    private static IReadOnlyList<int> ComparedOutputs(ShapedNetwork network) =>
        network.Outputs.Count == 3 && network.Losses.FirstOrDefault(loss => loss.Outputs.Count == 3 && LossCatalog.Of(loss.Spec).OfBatch(loss.Spec, 1) is not null) is { } loss ? [.. loss.Outputs.Take(2)] : [.. network.Outputs];

    // What is added up to a score.
    private static IEnumerable<int> Terms(ShapedNetwork network, int value) =>
        network.Nodes.FirstOrDefault(node => node.Output == value) is { } node && LayerCatalog.Of(node.Spec) is { IsSum: true } kind && kind.ActivationOf(node.Spec).IsLinear
            ? node.Inputs.SelectMany(input => Terms(network, input))
            : [value];
}
