namespace DeepInit.Gen.Planning;

/// <summary>A buffer of a pass, by its number.</summary>
internal readonly record struct BufferUse(int Id);
