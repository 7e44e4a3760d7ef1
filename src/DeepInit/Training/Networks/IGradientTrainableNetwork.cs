namespace DeepInit;

/// <summary>A network whose step has two halves, between which others may see and change the gradients.</summary>
/// <typeparam name="T">The element type, <see cref="float"/> or <see cref="double"/>.</typeparam>
public interface IGradientTrainableNetwork<T> : ITrainableNetwork<T>, IGradientNetwork<T>
    where T : unmanaged
{
    /// <summary>
    /// One optimiser step by the gradients that <see cref="IGradientNetwork{T}.ComputeGradients"/> left, or by what the caller has made of them since: to the bit
    /// <c>TrainBatch</c> in two halves.
    /// </summary>
    /// <remarks>
    /// The gradients stay as they are. So a second call takes a second step by the same ones, as <c>optimizer.step()</c> of PyTorch does; it counts, moments move, and what limits
    /// the norm is computed anew. <see cref="IGradientNetwork{T}.ComputeGradients"/> replaces them, and adds nothing to those before.
    /// </remarks>
    /// <exception cref="InvalidOperationException">No gradients have been computed.</exception>
    void ApplyGradients();
}
