namespace DeepInit.Gen.Planning.Ops;

/// <summary>Numbers of memory that a thread has for itself, because only what one item needs at a time is ever there.</summary>
/// <param name="Gradient">For the gradient of a part of the weights, until it is stored or has moved them.</param>
/// <param name="Transposed">For one panel of weights, transposed.</param>
/// <param name="Local">For a part of an image: padded, or as patches and their sums.</param>
internal readonly record struct Scratch(int Gradient, int Transposed, int Local)
{
    public static Scratch None => default;

    /// <summary>The largest that any of some ops needs: a thread computes one item at a time, so they share it.</summary>
    public static Scratch Largest(IEnumerable<KernelOp> ops) => ops.Select(op => op.Scratch).Aggregate(None, (a, b) =>
        new(Math.Max(a.Gradient, b.Gradient), Math.Max(a.Transposed, b.Transposed), Math.Max(a.Local, b.Local)));
}
