namespace DeepInit.Gen.Shapes;

/// <summary>The states of a layer that goes through steps.</summary>
internal enum StateKind
{
    /// <summary>The state that is its value, h.</summary>
    State,

    /// <summary>The second state, c of an LSTM.</summary>
    Memory,
}
