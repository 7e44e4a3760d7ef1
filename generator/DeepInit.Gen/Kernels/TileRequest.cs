namespace DeepInit.Gen.Kernels;

/// <summary>
/// What a layer's own kernel has computed on the register tiles: a form of product by its sizes. A kernel declares its requests in its signature, and its body calls them by
/// <see cref="KernelWriter"/>; which tiles these are, and what they are called, is the emitter's business (<see cref="ITiles"/>).
/// </summary>
internal abstract record TileRequest
{
    /// <summary>The length of its sums, by which a network's tiles are unrolled.</summary>
    public abstract int SumLength { get; }

    /// <summary>Numbers of the thread's own memory that it takes for a panel of weights, transposed.</summary>
    public abstract int Transposed { get; }
}
