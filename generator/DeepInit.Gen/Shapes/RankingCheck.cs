using System.Globalization;
using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Shapes;

/// <summary>DIG006, DIG184: what <c>[Ranking]</c> names is there, and a score says how well a candidate suits a query.</summary>
internal static class RankingCheck
{
    public static void Run(ShapedNetwork network, Issues issues)
    {
        if (network.Spec.Ranking is not { } ranking || issues.AnyErrors)
        {
            return;
        }

        issues.At(Place.Ranking, 0);
        if (ranking.Query is null || ranking.Candidate is null)
        {
            Add("needs the names of two inputs, Query and Candidate", ranking.Query is null ? "Query is not given" : "Candidate is not given");
            return;
        }

        if (Named(network, "Query", ranking.Query, issues) is not { } query || Named(network, "Candidate", ranking.Candidate, issues) is not { } candidate)
        {
            return;
        }

        if (query == candidate)
        {
            Add("ranks candidates for a query", $"both are '{ranking.Query}'");
        }
        else if (network.Values[candidate] is var input && (input.Ids is null || input.Shape.Length != 1))
        {
            Add("needs a candidate that is one id, as [Input(\"movie\", Vocabulary = 1682)]", $"'{input.Name}' is {input.Shape} of {(input.Ids is null ? "numbers" : "ids")}");
        }
        else if (network.Spec.RowType is null && network.Inputs.FirstOrDefault(other => network.Spec.Inputs[other.Id].Lengths == LengthSource.Argument) is { } sequence)
        {
            Add("ranks by rows of one length, or such as end in padding", $"'{sequence.Name}' has Lengths = true");
        }
        else if (network.Spec.RowType is { } rows && OfRows(rows, ranking) is { } wrong)
        {
            Add("of rows needs a Query and a Candidate that are an [Id]: a text, a whole number or a Guid", wrong);
        }
        else
        {
            Score(network, ranking, query, candidate);
            if (network.Spec.RowType is not null && !issues.AnyErrors && RankedNetwork.Of(network) is null
                && RankedNetwork.QueryInputs(network, null).Where(read => read != query || network.Values[read].Steps is not null).Select(read => network.Values[read].Name).FirstOrDefault() is { } further)
            {
                Add("of rows ranks by two ids alone, or by a product of two vectors of which each reads inputs of its own", $"the score is no such product, and reads '{further}', too");
            }
        }

        void Score(ShapedNetwork network, RankingSpec ranking, int query, int candidate)
        {
            if (RankedNetwork.Of(network) is not null)
            {
                return;
            }

            IReadOnlyList<HashSet<int>> reads = RankedNetwork.Dependencies(network);
            string outputs = string.Join(" and ", network.Outputs.Select(output => "'" + network.Values[output].Name + "'"));
            string needs = $"needs one output that depends on '{ranking.Query}' and '{ranking.Candidate}', or two of one width that a loss compares";
            if (RankedNetwork.ScoreOf(network, reads, query, candidate) is not { } score)
            {
                Add(needs, network.Outputs.Count(output => reads[output].Contains(query) && reads[output].Contains(candidate)) == 0 ? $"{outputs} {(network.Outputs.Count == 1 ? "does" : "do")} not" : $"several do: {outputs}");
            }
            else if (network.Values[score].Shape.Length != 1)
            {
                Add("needs a score, one number", $"'{network.Values[score].Name}' has shape {network.Values[score].Shape}");
            }
            else if (network.Outputs.Count != 1)
            {
                Add("needs one output where the score is no product of two vectors", $"there are {network.Outputs.Count.ToString(CultureInfo.InvariantCulture)}: {outputs}");
            }
        }

        void Add(string needs, string got) => issues.Add(Rules.CannotRank, "", needs, got);
    }

    private static string? OfRows(RowSpec rows, RankingSpec ranking)
    {
        foreach (string name in new[] { ranking.Query!, ranking.Candidate! })
        {
            RowIdSpec? id = rows.Ids.FirstOrDefault(id => id.Name == name);
            string? wrong = id is null ? "is no [Id]" : id.Length is not null && name == ranking.Candidate ? "is a list" : id.Kind == RowIdKind.Enum ? "is an enum" : id.Hashed > 0 && name == ranking.Candidate ? "is hashed, and nobody knows whose a hash is" : null;
            if (wrong is not null)
            {
                return $"{rows.Name}.{name} {wrong}";
            }
        }

        return null;
    }

    private static int? Named(ShapedNetwork network, string argument, string name, Issues issues)
    {
        if (RankedNetwork.InputOf(network, name) is { } input)
        {
            return input;
        }

        string? nearest = Spelling.Nearest(name, network.Inputs.Select(other => other.Name));
        string known = "there are " + string.Join(", ", network.Inputs.Select(other => "'" + other.Name + "'"));
        issues.Suggest(Rules.UnknownName, argument, nearest is null ? "" : "\"" + nearest + "\"", "[Ranking]", name, nearest is null ? known : $"did you mean '{nearest}'?");
        return null;
    }
}
