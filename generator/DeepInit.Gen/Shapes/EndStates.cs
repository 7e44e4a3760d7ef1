namespace DeepInit.Gen.Shapes;

/// <summary>The states in which a layer that goes through steps leaves each row: what another layer may start from.</summary>
/// <param name="Numbers">Numbers of each, over all layers and directions.</param>
/// <param name="HasMemory">Whether there is a second state.</param>
internal sealed record EndStates(int Numbers, bool HasMemory);
