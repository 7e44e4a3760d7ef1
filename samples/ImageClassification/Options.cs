namespace ImageClassification;

/// <summary>How networks are trained.</summary>
/// <param name="Seeds">How many, with seeds 0, 1, …</param>
/// <param name="Epochs">Epochs of each.</param>
/// <param name="Augments">Whether images are shifted (and clothes mirrored) at random.</param>
/// <param name="Anneals">Whether the learning rate falls as a cosine.</param>
/// <param name="Output">The folder that files are written into.</param>
/// <param name="Stop">Ends training after a step.</param>
internal sealed record Options(int Seeds, int Epochs, bool Augments, bool Anneals, string Output, CancellationToken Stop);
