namespace DeepInit.Gen.Planning;

/// <summary>How much memory the buffers of a lifetime and a row count take.</summary>
/// <param name="Count">What there are rows of; null for what depends on no call.</param>
/// <param name="Bytes">Bytes for each row; without rows, in all.</param>
internal sealed record MemoryExtent(Lifetime Lifetime, RowCount? Count, int Bytes);
