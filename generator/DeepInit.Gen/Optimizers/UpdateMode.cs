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
    /// A tensor at once: a norm of it, a mean over it, an orthogonalised momentum. Needs the whole stored gradient; what it remembers lies apart, in shapes of its own.
    /// </summary>
    public static UpdateMode WholeTensor { get; } = new("whole tensor", TakesBlocks: false);

    /// <summary>
    /// All tensors together, within a step: a batch goes through the network at several points, each of which follows from the losses and gradients before. Stands around the passes as a wrapper does, and alone.
    /// </summary>
    public static UpdateMode Passes { get; } = new("passes", TakesBlocks: false);
}
