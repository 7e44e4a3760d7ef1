namespace DeepInit;

/// <summary>The last step of a sequence [steps, c]: c features. Where rows have lengths of their own (<see cref="InputAttribute.Lengths"/>), each row's last real step; such rows have at least one.</summary>
/// <remarks>A recurrent layer without <c>ReturnSequences</c> ends with its last state by itself. Costs a copy of one step for each row.</remarks>
/// <example><code>[Input(200, 6, Lengths = true)] [GRU(32, ReturnSequences = true)] [LayerNormalization] [LastStep] [Dense(2)]</code></example>
public sealed class LastStepAttribute : LayerAttribute
{
}
