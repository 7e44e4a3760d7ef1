namespace DeepInit;

/// <summary>
/// The state in which a recurrent layer leaves each row, as a value: units numbers for each layer and direction, layer 0, its other direction, layer 1 and so on. Each is the state after the
/// last step that its direction goes through, where rows have lengths of their own (<see cref="InputAttribute.Lengths"/>) the last real one; of a row without steps it is the state that it started from.
/// </summary>
/// <remarks>
/// It reads the layer before it, or the one that <see cref="LayerAttribute.From"/> names, whether that returns sequences or not. Another recurrent layer may start from it
/// (<see cref="RecurrentLayerAttribute.InitialState"/>, <see cref="LSTMAttribute.InitialMemory"/>), and any other layer reads it as plain features; gradients go back through all steps. Costs nothing beside the
/// layer's own steps. PyTorch has it as <c>h_n</c> and <c>c_n</c>, Keras with <c>return_state=True</c>.
/// </remarks>
/// <example><code>[LSTM(64, Name = "encoder", ReturnSequences = true)]
/// [FinalState(Name = "h")] [FinalState(Name = "c", From = "encoder", Memory = true)]
/// [LSTM(64, From = "answer", InitialState = "h", InitialMemory = "c")]</code></example>
public sealed class FinalStateAttribute : LayerAttribute
{
    /// <summary>Whether it is the memory c of an LSTM, rather than the state h; false unless given.</summary>
    public bool Memory { get; set; }
}
