using System.ComponentModel;

namespace DeepInit.Runtime;

/// <summary>A loss of all rows of a batch together, and its gradient by one of the two outputs that it reads.</summary>
/// <typeparam name="T">The element type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class BatchLoss<T>
    where T : unmanaged
{
    private protected BatchLoss()
    {
    }

    /// <summary>Computes it. Values lie in panels of 16 features. Takes memory where a batch has more rows than any before.</summary>
    /// <typeparam name="TWeights">How rows count.</typeparam>
    /// <param name="own">The output whose gradient it makes.</param>
    /// <param name="other">The other one.</param>
    /// <param name="gradient">Takes the gradient of the loss by the first.</param>
    /// <param name="target">A number of each row; anything where the loss has no target.</param>
    /// <param name="rows">Rows of the batch.</param>
    /// <param name="scale">What the loss of a row is multiplied by.</param>
    /// <param name="weights">What rows count.</param>
    /// <returns>The loss; 0 where it makes the gradient of the second output.</returns>
    public abstract double Run<TWeights>(ref T own, ref T other, ref T gradient, ref T target, int rows, double scale, TWeights weights)
        where TWeights : struct, IRowWeights<T>;
}
