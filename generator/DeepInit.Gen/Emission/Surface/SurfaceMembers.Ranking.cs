using System.Globalization;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Emission;

/// <content>What a network that ranks has beside: recommendations.</content>
internal sealed partial class SurfaceMembers
{
    private const string Ids = "global::System.ReadOnlySpan<int>";
    private const string Recommendations = List + "<global::DeepInit.Recommendation>";

    // Longer vectors are on the heap.
    private const int MostOnStack = 1024;

    // What stands in the documentation of a taste that is found without training.
    private const string FoldsIn = "The candidates for somebody whom the network has never seen, from what he liked: his vector u is folded in by least squares, the u of the least mean of (1 − u · c)² over the liked candidates + mean of (u · c)² over all + λ |u|², where λ is a hundredth of the mean variance of the vectors' numbers (after Hu, Koren and Volinsky 2008). No parameter moves. Scores are u · c, without biases.";

    private const string Scorer = "global::DeepInit.IRankingScorer";

    private void Ranking()
    {
        if (_spec.RowType is { } rows)
        {
            RankingOfRows(rows);
            return;
        }

        (SurfaceArgument[] queries, SurfaceArgument[] candidates, RankedNetwork? ranked) = RankedParts();
        bool isProduct = _plan is null || ranked is not null;
        SurfaceParameter top = new("int", "top", " = 10"), exclude = new(Ids, "exclude", " = default");
        string candidate = SurfaceEmitter.Xml(_spec.Ranking!.Candidate ?? "");
        string[] ranks =
        [
            "<param name=\"top\">How many at most.</param>",
            $"<param name=\"exclude\">Ids of '{candidate}' that are left out, such as what somebody has had already.</param>",
            "<returns>The candidates of the highest scores, the best first; of equal scores the one that stands first among the candidates. Those whose score is no number are left out.</returns>",
            "<exception cref=\"global::System.ArgumentException\">A length does not fit, or an id is out of range.</exception>",
        ];
        SurfaceParameter One(SurfaceArgument input) => input is { IsInteger: true, Shape.Length: 1 } ? new("int", input.Argument) : Input(input).First();
        string OneRow(SurfaceArgument input) => input is { IsInteger: true, Shape.Length: 1 } ? "one" + Number(Array.IndexOf(queries, input)) : input.Argument;
        string ones = string.Concat(queries.Where(input => input is { IsInteger: true, Shape.Length: 1 }).Select(input => $"{Ids} {OneRow(input)} = stackalloc int[] {{ {input.Argument} }};\n"));
        // of one chunk of candidates, the rows of an input
        string Chunk(SurfaceArgument input, int number) => Array.IndexOf(candidates, input) is >= 0 and var column
            ? $"candidates.Ids({Number(column)})"
            : $"candidates.Repeat({Number(number)}, {OneRow(input)})";
        string vectors = ranked is null || _plan is null ? "" : Length(ranked.Query, _plan.Network);
        string recommend = isProduct
            ? ones + $"""
                global::System.Span<$T> vectors = {(ranked is not null && int.Parse(vectors, CultureInfo.InvariantCulture) > MostOnStack ? $"new $T[{vectors}]" : $"stackalloc $T[{vectors}]")};
                _networkEngine.QueryVectors({string.Join(", ", queries.Select(OneRow))}, vectors);
                return _networkEngine.Ranking.Recommend(vectors, top, exclude);
                """
            : ones + $"""
                global::DeepInit.Runtime.CandidateCall<$T> candidates = _networkEngine.Ranking.Begin(top, exclude);
                while (candidates.Next())
                    _networkEngine.Predict({string.Join(", ", _names.Inputs.Select((input, i) => Chunk(input, i)))}, candidates.Scores);

                return candidates.End();
                """;
        Method("Recommend", Recommendations, [.. queries.Select(One), top, exclude], recommend,
        [
            Doc(isProduct
                ? $"The candidates of '{candidate}' with the highest scores for a query. Their vectors are made at the first call after a change of the parameters; then a call is the query's vector and one product with all of theirs. Allocates the result alone."
                : $"The candidates of '{candidate}' with the highest scores for a query. The score is no product of two vectors, so that the network runs on every candidate."),
            .. Described(queries, "one row of"),
            .. ranks,
        ],
        form: MemberForm.Block);
        SurfaceArgument first = queries[0];
        string batch = isProduct
            ? $"""
                int rows = global::DeepInit.Runtime.Guard.Rows({first.Argument}.Length, {first.Shape.Length}, {Literal.Of(Plain(first))});
                var vectors = new $T[global::DeepInit.Runtime.Guard.BatchLength(rows, {(vectors.Length == 0 ? "1" : vectors)})];
                _networkEngine.QueryVectors({string.Join(", ", queries.Select(query => query.Argument))}, vectors);
                return _networkEngine.Ranking.RecommendBatch(vectors, rows, top);
                """
            : $"""
                int rows = global::DeepInit.Runtime.Guard.Rows({first.Argument}.Length, {first.Shape.Length}, {Literal.Of(Plain(first))});
                {string.Concat(queries.Skip(1).Select(query => $"global::DeepInit.Runtime.Guard.Length({query.Argument}.Length, {EmissionContext.Times("(long)rows", query.Shape.Length)}, {Literal.Of(Plain(query))});\n"))}var result = new {Recommendations}[rows];
                for (int row = 0; row < rows; row++)
                    result[row] = Recommend({string.Join(", ", queries.Select(query => query is { IsInteger: true, Shape.Length: 1 } ? $"{query.Argument}[row]" : $"{query.Argument}.Slice({EmissionContext.Times("row", query.Shape.Length)}, {query.Shape.Length})"))}, top);

                return result;
                """;
        Method("RecommendBatch", List + "<" + Recommendations + ">", [.. queries.SelectMany(Input), top], batch,
        [
            Doc("The candidates with the highest scores for each of several queries."),
            .. Described(queries, "rows of"),
            "<param name=\"top\">How many at most, for each.</param>",
            "<returns>A list for each query, in their order.</returns>",
            "<exception cref=\"global::System.ArgumentException\">A length does not fit, or an id is out of range.</exception>",
        ],
        form: MemberForm.Block);
        Method("SetCandidates", "void", [.. candidates.SelectMany(Input)], $"""
            var table = new global::DeepInit.Runtime.CandidateTable<$T>(_networkEngine.Ranking.Form);
            {string.Concat(candidates.Select((input, i) => $"table.Set({Number(i)}, {input.Argument});\n"))}_networkEngine.Ranking.Candidates = table;
            """,
        [
            Doc($"Sets what is ranked: a row for each candidate, in the order in which equal scores stand.{(candidates.Length == 1 ? $" Until then all ids of '{candidate}' are ranked, but for padding." : "")} The rows are copied."),
            .. Described(candidates, "rows of"),
            "<exception cref=\"global::System.ArgumentException\">A length does not fit, or an id is out of range or there twice.</exception>",
        ],
        form: MemberForm.Block);
        if (queries.Length == 1 && queries[0] is { IsInteger: true, Shape.Length: 1 })
        {
            MeasuredByItself(isProduct, queries, candidates, vectors, Chunk);
        }

        if (!isProduct)
        {
            return;
        }

        Towers(ranked);
        Method("Similar", Recommendations, [new("int", "id"), top], "_networkEngine.Ranking.Similar(id, top)",
        [
            Doc($"The candidates whose vectors have the smallest angles to that of a candidate. Scores are cosines, from −1 to 1, of the vectors alone: biases say how liked something is, not what it is like."),
            $"<param name=\"id\">Its id of '{candidate}'.</param>",
            "<param name=\"top\">How many at most.</param>",
            "<returns>The most similar first; the candidate itself is left out.</returns>",
            "<exception cref=\"global::System.ArgumentException\">There is no such candidate.</exception>",
        ]);
        if (queries.Length == 1 && queries[0] is { IsInteger: true, Shape.Length: > 1 })
        {
            return; // what somebody liked is the query itself, and its method the one above
        }

        Method("Recommend", Recommendations, [new(Ids, "liked"), top, exclude], "_networkEngine.Ranking.RecommendFor(liked, top, exclude)",
        [
            Doc(FoldsIn),
            $"<param name=\"liked\">Ids of '{candidate}', at least one, which are left out of the result; one that is there twice counts twice.</param>",
            .. ranks,
        ]);
    }

    private static string Length(Tower tower, ShapedNetwork network) => Number(tower.Values.Sum(value => network.Values[value].Shape.Features));

    // Whoever is ranked for by an id alone is measured as any other scorer.
    private void MeasuredByItself(bool isProduct, SurfaceArgument[] queries, SurfaceArgument[] candidates, string vectors, Func<SurfaceArgument, int, string> chunk)
    {
        int vocabulary = _plan is null ? 0 : candidates.First(input => input.Name == _spec.Ranking!.Candidate).Ids!.Vocabulary;
        Add(new("CandidateCount", MemberForm.Expression, "int", Number(vocabulary), [Inherited]) { Contract = Scorer });
        Scored(isProduct, vectors, chunk);
        Method(
            "EvaluateRanking",
            "global::DeepInit.RankingReport",
            [new("global::DeepInit.Interactions", "test"), new("int", "k", " = 10"), new("global::DeepInit.Interactions?", "seen", " = null")],
            "global::DeepInit.RankingMetrics.Evaluate(this, test, seen, new global::DeepInit.RankingOptions { Cutoffs = new int[] { k } })",
            [
                Doc("Ranks all candidates for everybody in a test, and measures the first k: hits, recall, precision, MRR, MAP, NDCG, AUC, coverage, as <c>RankingMetrics</c> defines them."),
                "<param name=\"test\">Who chose what; nothing of it may have been learnt from.</param>",
                "<param name=\"k\">How many are recommended.</param>",
                "<param name=\"seen\">What everybody has had already, most often what was learnt from, which is not recommended again.</param>",
                "<exception cref=\"global::System.ArgumentException\">There is nothing to measure, or an id is out of range.</exception>",
            ]);
    }

    private void Scored(bool isProduct, string vectors, Func<SurfaceArgument, int, string> chunk)
    {
        string one = $"{Ids} one0 = stackalloc int[] {{ query }};\n";
        Method("Score", "void", [new("int", "query"), new("global::System.Span<float>", "scores")],
            one + (isProduct
                ? $"""
                    global::System.Span<$T> vectors = new $T[{vectors}];
                    _networkEngine.QueryVectors(one0, vectors);
                    _networkEngine.Ranking.Score(vectors, scores);
                    """
                : $"""
                    global::DeepInit.Runtime.CandidateCall<$T> candidates = _networkEngine.Ranking.BeginScores();
                    while (candidates.Next())
                        _networkEngine.Predict({string.Join(", ", _names.Inputs.Select(chunk))}, candidates.Scores);

                    candidates.End(scores);
                    """),
            [Inherited],
            form: MemberForm.Block,
            contract: Scorer);
    }

    private void Towers(RankedNetwork? ranked)
    {
        Add(Tower("QueryTower", ranked?.Query, before: 0, behind: ranked?.Candidate.Biases.Count ?? 0, ranked?.Normalizes ?? false));
        Add(Tower("CandidateTower", ranked?.Candidate, before: ranked?.Query.Biases.Count ?? 0, behind: 0, ranked?.Normalizes ?? false));
    }

    private SurfaceMember Tower(string name, Tower? tower, int before, int behind, bool normalizes)
    {
        string Names(IEnumerable<int>? values) => $"new string[] {{ {string.Join(", ", (values ?? []).Select(value => Literal.Of(NameInGraph(value))))} }}";
        string made = $"new global::DeepInit.RankingTower({Literal.Of(name == "QueryTower" ? "query" : "candidate")}, {Names(tower?.Vectors)}, {Names(tower?.Biases)}, onesBefore: {Number(before)}, onesBehind: {Number(behind)}, normalizes: {Literal.Of(normalizes)})";
        return new(name, MemberForm.Expression, "global::DeepInit.RankingTower", made, [Inherited]) { Contract = "global::DeepInit.IRankedNetwork<$T>" };
    }

    // The value of a block is called as its use, and the layer that makes it as itself.
    private string NameInGraph(int value) => _plan!.Network.Nodes.FirstOrDefault(node => node.Output == value)?.Name ?? _plan.Network.Values[value].Name;

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private (SurfaceArgument[] Queries, SurfaceArgument[] Candidates, RankedNetwork? Ranked) RankedParts()
    {
        SurfaceArgument[] Named(string? name) => [_names.Inputs.FirstOrDefault(input => input.Name == name) ?? _names.Inputs[0]];
        if (_plan is null)
        {
            return (Named(_spec.Ranking!.Query), Named(_spec.Ranking.Candidate), null);
        }

        SurfaceArgument[] Of(IEnumerable<int> inputs) => [.. inputs.Select(input => _names.Inputs[input])];
        return (Of(RankedNetwork.QueryInputs(_plan.Network, _plan.Ranked)), Of(RankedNetwork.CandidateInputs(_plan.Network, _plan.Ranked)), _plan.Ranked);
    }
}
