namespace PredictionServer.Api;

/// <summary>What a client gets.</summary>
/// <param name="Model">Which model answered: the start of its file's SHA-256.</param>
/// <param name="Probabilities">For each row, the probability that the tumour is benign.</param>
public sealed record PredictionResponse(string Model, float[] Probabilities);
