namespace PredictionServer.Model;

/// <summary>The model of the moment and what is wrong with the newest file, as one value.</summary>
/// <param name="Model">What answers; null before the first file that could be taken.</param>
/// <param name="Fault">Why the newest file is not the model; null if it is.</param>
/// <param name="Since">Since when that is so.</param>
/// <param name="Attempts">How often the file was tried since then, in vain.</param>
public sealed record ModelState(LoadedModel? Model, string? Fault, DateTimeOffset Since, int Attempts);
