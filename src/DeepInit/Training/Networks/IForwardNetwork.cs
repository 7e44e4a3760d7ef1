namespace DeepInit;

/// <summary>A network whose outputs while training differ from its predictions, and can be seen.</summary>
/// <typeparam name="T">The element type, <see cref="float"/> or <see cref="double"/>.</typeparam>
public interface IForwardNetwork<T>
    where T : unmanaged
{
    /// <summary>Runs the network as training does: batch statistics and dropout act, running statistics move. No gradient, no update.</summary>
    /// <param name="batch">Its inputs are read; targets play no part.</param>
    /// <param name="outputs">One array for each output, each long enough for the batch's rows; values beyond them stay as they are.</param>
    void Forward(Batch<T> batch, IReadOnlyList<T[]> outputs);
}
