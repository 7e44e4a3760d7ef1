namespace DeepInit.Gen.Layers;

/// <summary>Sums that a layer makes of each step of what it reads: W x + b.</summary>
/// <param name="Weight">The role of W, which lies in panels of 16 outputs.</param>
/// <param name="Bias">The role of b; null where there is none.</param>
/// <param name="Table">The role of the table that has the sums of each id, where predictions look them up.</param>
/// <param name="Numbers">How many there are, padding included.</param>
internal sealed record InputSums(string Weight, string? Bias, string Table, int Numbers);
