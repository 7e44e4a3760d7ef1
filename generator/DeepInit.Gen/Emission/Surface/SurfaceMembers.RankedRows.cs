using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Emission;

/// <content>What a network that ranks and reads rows has beside: recommendations by the ids that rows have.</content>
internal sealed partial class SurfaceMembers
{
    private const string Ranker = "NetworkRows.Ranking";
    private static readonly HashSet<string> NamesOfRankedRows = ["top", "exclude", "liked", "test", "k", "seen", "ids", "vectors", "candidates", "one0"];

    private void RankingOfRows(RowSpec rows)
    {
        if (RowRankingEmitter.IdsOf(_spec.Ranking, rows) is not { } ids)
        {
            return;
        }

        (SurfaceArgument[] queries, SurfaceArgument[] candidates, RankedNetwork? ranked) = RankedParts();
        if (_plan is not null && (RankedNetwork.QueriesAreRows(_plan.Network, ranked) || RankedNetwork.CandidatesAreRows(_plan.Network, ranked)))
        {
            RankingByRows(rows, ids, ranked);
            return;
        }

        if (_plan is null && rows.AsInputs().Count() > 2)
        {
            // What the score reads is not known, and so not whether ids or rows are asked for: both are there.
            QueriesByRows(rows, ids);
            CandidatesByRows(rows, ids);
        }

        bool isProduct = _plan is null || ranked is not null;
        string named = Named(ids.Candidate), query = NameOf(ids.Query), wordOfQuery = SurfaceEmitter.Xml(ids.Query.Name), wordOfCandidate = SurfaceEmitter.Xml(ids.Candidate.Name);
        string one = $"{Ids} one0 = stackalloc int[] {{ {Ranker}.Query(Parameters, {query}) }};\n", left = $"{Ranker}.Candidates(Parameters, exclude)";
        string vectors = ranked is null || _plan is null ? "" : Length(ranked.Query, _plan.Network);
        string Chunk(SurfaceArgument input, int number) => input == candidates[0] ? "candidates.Ids(0)" : $"candidates.Repeat({Number(number)}, one0)";
        string[] returns =
        [
            "<param name=\"top\">How many at most.</param>",
            $"<param name=\"exclude\">{wordOfCandidate} that are left out, such as what somebody has had already; those that are not known say nothing.</param>",
            $"<returns>The {wordOfCandidate} of the highest scores, the best first; of equal scores the one that was learnt of first.</returns>",
            Unfitted,
        ];
        Method("Recommend", named, [new(ids.Query.Single, query), Top, Exclude(ids.Candidate)],
            one + (isProduct
                ? $"""
                    global::System.Span<$T> vectors = new $T[{vectors}];
                    _networkEngine.QueryVectors(one0, vectors);
                    return {Ranker}.Named(Parameters, _networkEngine.Ranking.Recommend(vectors, top, {left}));
                    """
                : $"""
                    global::DeepInit.Runtime.CandidateCall<$T> candidates = _networkEngine.Ranking.Begin(top, {left});
                    while (candidates.Next())
                        _networkEngine.Predict({string.Join(", ", _names.Inputs.Select(Chunk))}, candidates.Scores);

                    return {Ranker}.Named(Parameters, candidates.End());
                    """),
            [
                Doc(isProduct
                    ? $"{Best(ids.Candidate)} for a {wordOfQuery}. {Made}"
                    : $"{Best(ids.Candidate)} for a {wordOfQuery}. The score is no product of two vectors, so that the network runs on every one."),
                $"<param name=\"{query.TrimStart('@')}\">For whom. Who is not known gets what suits the unknown one.</param>",
                .. returns,
            ],
            form: MemberForm.Block);
        Method("RecommendBatch", $"{List}<{named}>", [new($"{Sequence}<{ids.Query.Single}>", "ids"), Top],
            isProduct
                ? $"""
                    int[] indices = {Ranker}.Queries(Parameters, ids);
                    var vectors = new $T[global::DeepInit.Runtime.Guard.BatchLength(indices.Length, {(vectors.Length == 0 ? "1" : vectors)})];
                    _networkEngine.QueryVectors(indices, vectors);
                    return {Ranker}.Named(Parameters, _networkEngine.Ranking.RecommendBatch(vectors, indices.Length, top));
                    """
                : $"return global::System.Linq.Enumerable.ToArray(global::System.Linq.Enumerable.Select(ids, id => Recommend(id, top)));",
            [
                Doc($"{Best(ids.Candidate)} for each of several {wordOfQuery}."),
                "<param name=\"ids\">For whom.</param>",
                "<param name=\"top\">How many at most, for each.</param>",
                "<returns>A list for each, in their order.</returns>",
                Unfitted,
            ],
            form: MemberForm.Block);
        CandidatesByIds(ids.Candidate);
        MeasuredOnRows(rows, isProduct, vectors, Chunk);
        if (!isProduct)
        {
            return;
        }

        Towers(ranked);
        Similar(ids.Candidate, $"{Ranker}.Named(Parameters, {RankingOfNetwork}.Similar({Ranker}.Candidate(Parameters, {NameOf(ids.Candidate)}), top))", Unfitted, "It is not known.");
        Method("Recommend", named, [new($"{Sequence}<{ids.Candidate.Single}>", "liked"), Top, Exclude(ids.Candidate)], $"{Ranker}.Named(Parameters, _networkEngine.Ranking.RecommendFor({Ranker}.Liked(Parameters, liked), top, {left}))",
        [
            Doc(FoldsIn),
            $"<param name=\"liked\">{wordOfCandidate}, of which at least one is known, which are left out of the result; one that is there twice counts twice.</param>",
            .. returns,
        ]);
    }

    // Whoever is ranked for by an id alone is measured as any other scorer.
    private void MeasuredOnRows(RowSpec rows, bool isProduct, string vectors, Func<SurfaceArgument, int, string> chunk)
    {
        Add(new("CandidateCount", MemberForm.Expression, "int", "_networkEngine.Ranking.Vocabulary", [Inherited]) { Contract = Scorer });
        Scored(isProduct, vectors, chunk);
        Evaluation(
            rows,
            $"NetworkRows.Schema.EvaluateRanking(this, Parameters, test, seen, {Literal.Of(_spec.Ranking!.Query!)}, {Literal.Of(_spec.Ranking.Candidate!)}, k)",
            "What is not known, nobody can rank or rank for: such rows are left out.");
    }

    // As arguments are written, whatever the property is called.
    private static string NameOf(RowIdSpec id)
    {
        string name = Identifiers.Argument(char.ToLowerInvariant(id.Name[0]) + id.Name.Substring(1));
        return NamesOfRankedRows.Contains(name) ? name + "_" : name;
    }
}
