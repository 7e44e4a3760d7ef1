namespace ImageGeneration;

/// <summary>How an autoencoder is trained.</summary>
/// <param name="Epochs">How often it goes through the images.</param>
/// <param name="Seed">Where weights start, and the draws.</param>
/// <param name="Output">The folder that pictures are written into.</param>
/// <param name="Stop">Ends training after a step.</param>
internal sealed record Options(int Epochs, int Seed, string Output, CancellationToken Stop);
