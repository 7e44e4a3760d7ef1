namespace PredictionServer.Api;

/// <summary>What the server expects, and answers with.</summary>
/// <param name="Model">The model: the start of its file's SHA-256.</param>
/// <param name="Rows"><c>raw</c> or <c>transformed</c>.</param>
/// <param name="Expects">The same in a sentence.</param>
/// <param name="ProbabilityOf">What the probabilities are of.</param>
public sealed record ModelResponse(string Model, string Rows, string Expects, string ProbabilityOf);
