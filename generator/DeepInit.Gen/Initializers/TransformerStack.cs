namespace DeepInit.Gen.Initializers;

/// <summary>Where a tensor stands among the blocks of a transformer: those whose residual sums follow one another are a stack.</summary>
/// <param name="Blocks">Blocks of the stack around it: residual branches that hold attention to their own sequence; 0 outside of branches.</param>
/// <param name="AsksMemory">Whether a branch of that stack asks another sequence, as those of a decoder do.</param>
/// <param name="DecoderBlocks">Blocks of the deepest stack of the network that does; 0 where there is none.</param>
/// <param name="HasAttention">Whether any branch of the network holds attention.</param>
/// <param name="Normalized">The first layer of the network that normalises, by its name; null for none.</param>
internal sealed record TransformerStack(int Blocks, bool AsksMemory, int DecoderBlocks, bool HasAttention, string? Normalized);
