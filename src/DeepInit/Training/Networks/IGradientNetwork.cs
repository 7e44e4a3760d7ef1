namespace DeepInit;

/// <summary>A network that shows the gradients of its loss.</summary>
/// <remarks>For one thread at a time; a generated network refuses a second one with an <see cref="InvalidOperationException"/>.</remarks>
/// <typeparam name="T">The element type, <see cref="float"/> or <see cref="double"/>.</typeparam>
public interface IGradientNetwork<T> : ILossNetwork<T>
    where T : unmanaged
{
    /// <summary>
    /// The gradients of all parameters in one piece: those of one parameter stand together (<see cref="Parameter{T}.FindIn(Span{T})"/>), in the order of the network's
    /// memory. What is padding there stays zero.
    /// </summary>
    /// <exception cref="InvalidOperationException">No gradients have been computed.</exception>
    Span<T> Gradients { get; }

    /// <summary>
    /// The gradients of the loss, into <see cref="Gradients"/> and <see cref="Parameter{T}.Gradient"/>: to the bit those of a step on the batch, its sample weights
    /// and <see cref="IPartwiseNetwork.MaxRowsPerPass"/> included. Updates nothing, though running statistics move.
    /// </summary>
    /// <param name="batch">Inputs, targets, and what the rows count.</param>
    /// <param name="divisors">Sees, and may change, what the losses divide by; none for the batch's own.</param>
    /// <returns>The loss.</returns>
    T ComputeGradients(Batch<T> batch, IDivisorHook? divisors = null);
}
