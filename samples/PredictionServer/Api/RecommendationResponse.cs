namespace PredictionServer.Api;

/// <summary>What suits a user.</summary>
/// <param name="Version">What was learnt until which round answered.</param>
/// <param name="Known">Whether anything was learnt of the user; if not, the items are what suits the average.</param>
/// <param name="Items">The best first.</param>
public sealed record RecommendationResponse(int Version, bool Known, RecommendedItem[] Items);

/// <summary>Something that suits.</summary>
/// <param name="Item">What.</param>
/// <param name="Score">The logit of the probability that it is chosen.</param>
public sealed record RecommendedItem(string Item, double Score);
