namespace DeepInit;

/// <summary>
/// The network ranks: its score says how well a candidate suits a query, such as a film a person. The compiler cuts it at its last scalar product into what depends on the query and what depends on the
/// candidate, and generates <c>Recommend</c>, <c>RecommendBatch</c>, <c>Similar</c> and <c>SetCandidates</c>.
/// </summary>
/// <remarks>
/// <para>The score is the only output that depends on both inputs: of a network that is trained by pairs that of the better one. It is cut where it is a <c>[Dot]</c> of a value of the query and one of the
/// candidate, to which biases of either may be added by <c>[Add]</c>, or the sum of several such. Two outputs that a loss compares within a batch (<see cref="Loss.InfoNCE"/>, <see cref="Loss.SampledSoftmax"/>) are cut as they are: their score is their product. Which
/// further inputs belong to which side follows from the graph: what the candidate's vector reads describes candidates.</para>
/// <para>The vectors of all candidates are made once and again after a change of the parameters, 4 bytes a number. A call then costs the query's vector and candidates · units multiply-adds: of 100,000 candidates of
/// 64 units about as long as reading 26 MB of memory takes.</para>
/// <para>Where the score is no such product, as in neural collaborative filtering, the network runs on every candidate in each call, all inputs but the candidate's are the query's, and there is no <c>Similar</c>; DIG365 says what a call costs.</para>
/// <para>Of a network that reads rows (<see cref="NetworkAttribute.Rows"/>) both are properties with <see cref="IdAttribute"/>. Recommendations are then asked for and given by the ids that rows have, of type
/// <see cref="Recommendation{TId}"/>; all candidates that are known are ranked, and those that a later <c>Fit</c> brings.</para>
/// <para>Where the vector of a candidate reads further properties, <c>SetCandidates</c> takes a row for each, and what was never learnt of is ranked by what its row says; where that of a query does, or the query is a list of ids, <c>Recommend</c> takes
/// a row. A score that is no product reads the two ids alone.</para>
/// </remarks>
/// <example><code>
/// [Network]
/// [Ranking(Query = "user", Candidate = "movie")]
/// [Input("user", Vocabulary = 943)]
/// [Input("movie", Vocabulary = 1682)]
/// [Embedding(32, Name = "u", From = "user")]
/// [Embedding(32, Name = "m", From = "movie")]
/// [Embedding(1, Name = "popularity", From = "movie")]
/// [Dot("u", "m", Name = "taste")]
/// [Add("taste", "popularity")]
/// [Loss(BinaryCrossEntropyWithLogits)]
/// [AdamW(LearningRate = 3e-3)]
/// public sealed partial class MovieTaste;
/// </code></example>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class RankingAttribute : Attribute
{
    /// <summary>The input that says for whom candidates are ranked; it must be given.</summary>
    public string? Query { get; set; }

    /// <summary>The input that is the candidate's id, one for each row; it must be given.</summary>
    public string? Candidate { get; set; }
}
