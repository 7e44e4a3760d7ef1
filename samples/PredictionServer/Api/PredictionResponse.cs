namespace PredictionServer.Api;

/// <summary>What a client gets.</summary>
/// <param name="Model">Which model answered: the start of its file's SHA-256.</param>
/// <param name="Rows">How the rows were taken: <c>raw</c>, the file's transform was applied to them, or <c>transformed</c>, the file has none.</param>
/// <param name="ProbabilityOf">What the probabilities are of.</param>
/// <param name="Probabilities">One for each row.</param>
public sealed record PredictionResponse(string Model, string Rows, string ProbabilityOf, float[] Probabilities);
