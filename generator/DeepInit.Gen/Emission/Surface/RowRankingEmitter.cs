using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Emission;

/// <summary>The ids of a network that ranks and reads rows: of the query, and of the candidate.</summary>
internal static class RowRankingEmitter
{
    /// <summary>The properties that are both; null where there are none, which is an error that is reported.</summary>
    public static (RowIdSpec Query, RowIdSpec Candidate)? IdsOf(RankingSpec? ranking, RowSpec? rows)
    {
        RowIdSpec? query = rows?.Ids.FirstOrDefault(id => id.Name == ranking?.Query), candidate = rows?.Ids.FirstOrDefault(id => id.Name == ranking?.Candidate);
        return query is null || candidate is null ? null : (query, candidate);
    }

    /// <summary>Writes the objects of the runtime that rank by what rows have.</summary>
    public static void Write(SourceWriter writer, EmissionContext context, RowSpec rows)
    {
        (RowIdSpec query, RowIdSpec candidate) = IdsOf(context.Spec.Ranking, rows)!.Value;
        string types = $"{(query.Single.Length == 0 ? "string" : query.Single)}, {candidate.Single}", names = $"{Literal.Of(query.Name)}, {Literal.Of(candidate.Name)}";
        string read = candidate.Kind switch
        {
            RowIdKind.Text => "id",
            _ when candidate.Single.EndsWith("Guid", StringComparison.Ordinal) => $"{candidate.Single}.Parse(id)",
            _ => $"{candidate.Single}.Parse(id, global::System.Globalization.CultureInfo.InvariantCulture)",
        };
        string ids = $"global::DeepInit.Runtime.RankedIds<{types}>", ofRows = $"global::DeepInit.Runtime.RankedRows<{rows.Type}, {types}>";
        writer.Line().Write($"public static readonly {ids} Ranking = new {ids}(Schema, {names}, id => {read});");
        bool queriesAreRows = RankedNetwork.QueriesAreRows(context.Plan.Network, context.Plan.Ranked);
        if (queriesAreRows || RankedNetwork.CandidatesAreRows(context.Plan.Network, context.Plan.Ranked))
        {
            writer.Line().Write($"public static readonly {ofRows} RowRanking = new {ofRows}(Schema, Ranking, {names}, queriesAreRows: {Literal.Of(queriesAreRows)});");
        }
    }
}
