using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Emission;

/// <content>What a network has beside that ranks and whose rows say more of queries, or of candidates, than an id: these are then given as rows.</content>
internal sealed partial class SurfaceMembers
{
    private const string ByRows = "NetworkRows.RowRanking", RankingOfNetwork = "_networkEngine.Ranking";
    private const string Sequence = "global::System.Collections.Generic.IEnumerable";
    private const string Unfitted = "<exception cref=\"global::System.InvalidOperationException\">Nothing was fitted to rows, and no file loaded that was saved after that.</exception>";
    private const string NotFitted = "<exception cref=\"global::System.InvalidOperationException\">Nothing was fitted to rows, and no file loaded that was saved after that; or candidates are rows, and none have been set.</exception>";

    private void RankingByRows(RowSpec rows, (RowIdSpec Query, RowIdSpec Candidate) ids, RankedNetwork? ranked)
    {
        string wordOfCandidate = SurfaceEmitter.Xml(ids.Candidate.Name);
        if (RankedNetwork.QueriesAreRows(_plan!.Network, ranked))
        {
            QueriesByRows(rows, ids);
        }
        else
        {
            QueriesByIds(ids);
        }

        if (RankedNetwork.CandidatesAreRows(_plan.Network, ranked))
        {
            CandidatesByRows(rows, ids);
        }
        else
        {
            CandidatesByIds(ids.Candidate);
        }

        Evaluation(
            rows,
            $"{ByRows}.EvaluateRanking({RankingOfNetwork}, test, seen, k)",
            $"Rows that say the same of the query are one query, and whose {SurfaceEmitter.Xml(ids.Query.Name)} is the same have had the same. Rows whose {wordOfCandidate} is not ranked are left out.",
            NotFitted);
        Towers(ranked);
        Similar(ids.Candidate, $"{ByRows}.Similar({RankingOfNetwork}, {NameOf(ids.Candidate)}, top)", NotFitted, "It is no candidate.");
        Method("Recommend", Named(ids.Candidate), [new($"{Sequence}<{ids.Candidate.Single}>", "liked"), Top, Exclude(ids.Candidate)], $"{ByRows}.RecommendFor({RankingOfNetwork}, liked, top, exclude)",
        [
            Doc(FoldsIn),
            $"<param name=\"liked\">{wordOfCandidate}, of which at least one is a candidate, which are left out of the result; one that is there twice counts twice.</param>",
            .. Returned(ids.Candidate),
        ]);
    }

    private static SurfaceParameter Top => new("int", "top", " = 10");

    private static SurfaceParameter Exclude(RowIdSpec candidate) => new($"{Sequence}<{candidate.Single}>?", "exclude", " = null");

    private static string Named(RowIdSpec candidate) => $"{List}<global::DeepInit.Recommendation<{candidate.Single}>>";

    private static string AccessOf(RowSpec rows) => rows.IsPublic ? "public" : "internal";

    private static string[] Returned(RowIdSpec candidate) =>
    [
        "<param name=\"top\">How many at most.</param>",
        $"<param name=\"exclude\">{SurfaceEmitter.Xml(candidate.Name)} that are left out, such as what somebody has had already; those that are no candidates say nothing.</param>",
        $"<returns>The {SurfaceEmitter.Xml(candidate.Name)} of the highest scores, the best first; of equal scores the one that stands first among the candidates.</returns>",
        NotFitted,
    ];

    private static string Best(RowIdSpec candidate) => $"The {SurfaceEmitter.Xml(candidate.Name)} with the highest scores";

    private const string Made = "The vectors of all are made at the first call after a change of the parameters; then a call is one vector and one product with all of theirs.";

    private void Evaluation(RowSpec rows, string body, string left, params string[] faults) => Add(new("EvaluateRanking", MemberForm.Expression, "global::DeepInit.RankingReport", body,
        [Doc($"{Measures} {left}"), .. MeasuredOn, .. faults, "<exception cref=\"global::System.ArgumentException\">There is nothing to measure.</exception>"])
    {
        Access = AccessOf(rows),
        Parameters = [new($"{Sequence}<{rows.Type}>", "test"), new("int", "k", " = 10"), new($"{Sequence}<{rows.Type}>?", "seen", " = null")],
    });

    private void Similar(RowIdSpec candidate, string body, string notFitted, string unknown)
    {
        string name = NameOf(candidate);
        Method("Similar", Named(candidate), [new(candidate.Single, name), Top], body,
        [
            Doc($"The {SurfaceEmitter.Xml(candidate.Name)} whose vectors have the smallest angles to that of one. {Cosines}"),
            $"<param name=\"{name.TrimStart('@')}\">To which.</param>",
            "<param name=\"top\">How many at most.</param>",
            "<returns>The most similar first; it itself is left out.</returns>",
            notFitted,
            $"<exception cref=\"global::System.ArgumentException\">{unknown}</exception>",
        ]);
    }

    private void QueriesByRows(RowSpec rows, (RowIdSpec Query, RowIdSpec Candidate) ids)
    {
        const string What = "what it has beside what is known of a query plays no part";
        Add(new("Recommend", MemberForm.Expression, Named(ids.Candidate), $"{ByRows}.Recommend({RankingOfNetwork}, query, top, exclude)",
            [Doc($"{Best(ids.Candidate)} for a query. {Made}"), $"<param name=\"query\">A row that says for whom; {What}. An unknown id is the unknown one.</param>", .. Returned(ids.Candidate)])
        {
            Access = AccessOf(rows),
            Parameters = [new(rows.Type, "query"), Top, Exclude(ids.Candidate)],
        });
        Add(new("RecommendBatch", MemberForm.Expression, $"{List}<{Named(ids.Candidate)}>", $"{ByRows}.RecommendBatch({RankingOfNetwork}, queries, top)",
            [
                Doc($"{Best(ids.Candidate)} for each of several queries."),
                $"<param name=\"queries\">Rows that say for whom; {What}.</param>",
                "<param name=\"top\">How many at most, for each.</param>",
                "<returns>A list for each, in their order.</returns>",
                NotFitted,
            ])
        {
            Access = AccessOf(rows),
            Parameters = [new($"{Sequence}<{rows.Type}>", "queries"), Top],
        });
    }

    private void QueriesByIds((RowIdSpec Query, RowIdSpec Candidate) ids)
    {
        string query = NameOf(ids.Query), word = SurfaceEmitter.Xml(ids.Query.Name);
        Method("Recommend", Named(ids.Candidate), [new(ids.Query.Single, query), Top, Exclude(ids.Candidate)], $"{ByRows}.RecommendTo({RankingOfNetwork}, {query}, top, exclude)",
            [Doc($"{Best(ids.Candidate)} for a {word}. {Made}"), $"<param name=\"{query.TrimStart('@')}\">For whom. Who is not known gets what suits the unknown one.</param>", .. Returned(ids.Candidate)]);
        Method("RecommendBatch", $"{List}<{Named(ids.Candidate)}>", [new($"{Sequence}<{ids.Query.Single}>", "ids"), Top], $"{ByRows}.RecommendBatchTo({RankingOfNetwork}, ids, top)",
        [
            Doc($"{Best(ids.Candidate)} for each of several {word}."),
            "<param name=\"ids\">For whom.</param>",
            "<param name=\"top\">How many at most, for each.</param>",
            "<returns>A list for each, in their order.</returns>",
            NotFitted,
        ]);
    }

    private void CandidatesByRows(RowSpec rows, (RowIdSpec Query, RowIdSpec Candidate) ids)
    {
        string word = SurfaceEmitter.Xml(ids.Candidate.Name);
        Add(new("SetCandidates", MemberForm.Expression, "void", $"{ByRows}.SetCandidates({RankingOfNetwork}, candidates)",
            [
                Doc($"Sets what is ranked: a row for each {word}, in the order in which equal scores stand. Nothing is ranked until then. The rows are kept, and read again when a later <c>Fit</c> or <c>Load</c> brings other ids or means; they must not change."),
                $"<param name=\"candidates\">Rows that say what there is, at least one; what they have beside what is known of a candidate plays no part. Of several of one {word} the last counts, at the place of the first. One that was never learnt of is ranked as the unknown one with what its row says.</param>",
                "<exception cref=\"global::System.ArgumentException\">There is no row, one has no id, or a value is infinite or no declared category.</exception>",
                Unfitted,
            ])
        {
            Access = AccessOf(rows),
            Parameters = [new($"{Sequence}<{rows.Type}>", "candidates")],
        });
    }

    private void CandidatesByIds(RowIdSpec candidate)
    {
        string word = SurfaceEmitter.Xml(candidate.Name);
        Method("SetCandidates", "void", [new($"{Sequence}<{candidate.Single}>", "ids")], $"{RankingOfNetwork}.SetKnown({Ranker}.Liked(Parameters, ids))",
        [
            Doc($"Sets which {word} are ranked, in the order in which equal scores stand. Until then all that are known are ranked, and those that a later <c>Fit</c> brings."),
            $"<param name=\"ids\">The {word}; those that are not known say nothing.</param>",
            "<exception cref=\"global::System.ArgumentException\">None is known.</exception>",
        ]);
    }
}
