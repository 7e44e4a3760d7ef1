namespace DeepInit.Gen.Optimizers;

/// <summary>How an optimiser gets at the parameters of a group. A further mode is one object here and one <c>UpdateEmitter</c>.</summary>
/// <param name="Name">For messages and tables.</param>
/// <param name="TakesBlocks">
/// Whether a part of a gradient is enough to move the parameters that it belongs to, so that a kernel may do it while the part is in scratch memory. Else gradients of the
/// group are stored, and the update runs when they are whole.
/// </param>
internal sealed record UpdateMode(string Name, bool TakesBlocks)
{
    /// <summary>Any 16 numbers by themselves: all that it needs are their gradients and states.</summary>
    public static UpdateMode Elementwise { get; } = new("elementwise", TakesBlocks: true);

    /// <summary>
    /// The rows of a table that a batch has touched. Needs the list of touched rows, once each, their stored gradients, and the step at which each row was moved last, so that
    /// decay and moments can catch up.
    /// </summary>
    public static UpdateMode TouchedRows { get; } = new("touched rows", TakesBlocks: false);

    /// <summary>A matrix at once, such as an orthogonalised momentum. Needs the whole stored gradient, room for plain copies of the matrix, and items of its own that threads share.</summary>
    public static UpdateMode WholeMatrix { get; } = new("whole matrix", TakesBlocks: false);
}
