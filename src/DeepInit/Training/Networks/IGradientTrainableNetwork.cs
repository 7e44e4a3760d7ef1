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
    /// <exception cref="InvalidOperationException">No gradients have been computed.</exception>
    void ApplyGradients();
}
