namespace DeepInit.Gen.Planning;

/// <summary>A state that goes on from one step of a training to the next.</summary>
/// <param name="Layer">The layer that has it.</param>
/// <param name="Numbers">Numbers of each row.</param>
/// <param name="From">Where it is put before a pass.</param>
/// <param name="To">Where the pass leaves it.</param>
internal sealed record CarriedState(string Layer, int Numbers, BufferUse From, BufferUse To);
