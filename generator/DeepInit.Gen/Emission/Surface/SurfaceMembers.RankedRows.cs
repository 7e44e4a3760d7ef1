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
        string named = $"{List}<global::DeepInit.Recommendation<{ids.Candidate.Single}>>", many = "global::System.Collections.Generic.IEnumerable";
        string query = NameOf(ids.Query), candidate = NameOf(ids.Candidate), wordOfQuery = SurfaceEmitter.Xml(ids.Query.Name), wordOfCandidate = SurfaceEmitter.Xml(ids.Candidate.Name);
        SurfaceParameter top = new("int", "top", " = 10"), exclude = new($"{many}<{ids.Candidate.Single}>?", "exclude", " = null");
        string one = $"{Ids} one0 = stackalloc int[] {{ {Ranker}.Query(Parameters, {query}) }};\n", left = $"{Ranker}.Candidates(Parameters, exclude)";
        string vectors = ranked is null || _plan is null ? "" : Length(ranked.Query, _plan.Network);
        string Chunk(SurfaceArgument input, int number) => input == candidates[0] ? "candidates.Ids(0)" : $"candidates.Repeat({Number(number)}, one0)";
        const string Unfitted = "<exception cref=\"global::System.InvalidOperationException\">Nothing was fitted to rows, and no file loaded that was saved after that.</exception>";
        string[] returns =
        [
            "<param name=\"top\">How many at most.</param>",
            $"<param name=\"exclude\">{wordOfCandidate} that are left out, such as what somebody has had already; those that are not known say nothing.</param>",
            $"<returns>The {wordOfCandidate} of the highest scores, the best first; of equal scores the one that was learnt of first.</returns>",
            Unfitted,
        ];
        Method("Recommend", named, [new(ids.Query.Single, query), top, exclude],
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
                    ? $"The {wordOfCandidate} with the highest scores for a {wordOfQuery}. The vectors of all are made at the first call after a change of the parameters; then a call is one vector and one product with all of theirs."
                    : $"The {wordOfCandidate} with the highest scores for a {wordOfQuery}. The score is no product of two vectors, so that the network runs on every one."),
                $"<param name=\"{query.TrimStart('@')}\">For whom. Who is not known gets what suits the unknown one.</param>",
                .. returns,
            ],
            form: MemberForm.Block);
        Method("RecommendBatch", $"{List}<{named}>", [new($"{many}<{ids.Query.Single}>", "ids"), top],
            isProduct
                ? $"""
                    int[] indices = {Ranker}.Queries(Parameters, ids);
                    var vectors = new $T[global::DeepInit.Runtime.Guard.BatchLength(indices.Length, {(vectors.Length == 0 ? "1" : vectors)})];
                    _networkEngine.QueryVectors(indices, vectors);
                    return {Ranker}.Named(Parameters, _networkEngine.Ranking.RecommendBatch(vectors, indices.Length, top));
                    """
                : $"return global::System.Linq.Enumerable.ToArray(global::System.Linq.Enumerable.Select(ids, id => Recommend(id, top)));",
            [
                Doc($"The {wordOfCandidate} with the highest scores for each of several {wordOfQuery}."),
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
        Method("Similar", named, [new(ids.Candidate.Single, candidate), top], $"{Ranker}.Named(Parameters, _networkEngine.Ranking.Similar({Ranker}.Candidate(Parameters, {candidate}), top))",
        [
            Doc($"The {wordOfCandidate} whose vectors have the smallest angles to that of one. {Cosines}"),
            $"<param name=\"{candidate.TrimStart('@')}\">To which.</param>",
            "<param name=\"top\">How many at most.</param>",
            "<returns>The most similar first; it itself is left out.</returns>",
            "<exception cref=\"global::System.ArgumentException\">It is not known.</exception>",
        ]);
        Method("Recommend", named, [new($"{many}<{ids.Candidate.Single}>", "liked"), top, exclude], $"{Ranker}.Named(Parameters, _networkEngine.Ranking.RecommendFor({Ranker}.Liked(Parameters, liked), top, {left}))",
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
        string sequence = $"global::System.Collections.Generic.IEnumerable<{rows.Type}>";
        Add(new(
            "EvaluateRanking",
            MemberForm.Expression,
            "global::DeepInit.RankingReport",
            $"NetworkRows.Schema.EvaluateRanking(this, Parameters, test, seen, {Literal.Of(_spec.Ranking!.Query!)}, {Literal.Of(_spec.Ranking.Candidate!)}, k)",
            [
                Doc(Measures + " What is not known, nobody can rank or rank for: such rows are left out."),
                .. MeasuredOn,
                "<exception cref=\"global::System.ArgumentException\">There is nothing to measure.</exception>",
            ])
        {
            Access = rows.IsPublic ? "public" : "internal",
            Parameters = [new(sequence, "test"), new("int", "k", " = 10"), new(sequence + "?", "seen", " = null")],
        });
    }

    // As arguments are written, whatever the property is called.
    private static string NameOf(RowIdSpec id)
    {
        string name = Identifiers.Argument(char.ToLowerInvariant(id.Name[0]) + id.Name.Substring(1));
        return NamesOfRankedRows.Contains(name) ? name + "_" : name;
    }
}
