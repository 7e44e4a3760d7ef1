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

    /// <summary>C#: the type of the object that goes between ids and indices.</summary>
    public static string Type((RowIdSpec Query, RowIdSpec Candidate) ids) => $"global::DeepInit.Runtime.RankedIds<{ids.Query.Single}, {ids.Candidate.Single}>";

    /// <summary>C#: that object.</summary>
    public static string Made((RowIdSpec Query, RowIdSpec Candidate) ids)
    {
        string read = ids.Candidate.Kind switch
        {
            RowIdKind.Text => "id",
            _ when ids.Candidate.Single.EndsWith("Guid", StringComparison.Ordinal) => $"{ids.Candidate.Single}.Parse(id)",
            _ => $"{ids.Candidate.Single}.Parse(id, global::System.Globalization.CultureInfo.InvariantCulture)",
        };
        return $"new {Type(ids)}(Schema, {Literal.Of(ids.Query.Name)}, {Literal.Of(ids.Candidate.Name)}, id => {read})";
    }
}
