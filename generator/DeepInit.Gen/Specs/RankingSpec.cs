namespace DeepInit.Gen.Specs;

/// <summary>What <c>[Ranking]</c> says: for whom candidates are ranked, and which.</summary>
/// <param name="Query">The input that says for whom; null where nothing was said.</param>
/// <param name="Candidate">The input of the candidates' ids; null where nothing was said.</param>
internal sealed record RankingSpec(string? Query, string? Candidate);
