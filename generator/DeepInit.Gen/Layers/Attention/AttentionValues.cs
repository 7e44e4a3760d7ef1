using DeepInit.Gen.Planning;

namespace DeepInit.Gen.Layers;

/// <summary>Where the projections of an attention layer are: buffers, one for all or one for each, and the first feature of each in it.</summary>
internal sealed record AttentionValues(BufferUse Queries, BufferUse Keys, BufferUse Values, int FirstQuery, int FirstKey, int FirstValue);
