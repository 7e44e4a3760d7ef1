using System.ComponentModel;

namespace DeepInit.Runtime;

/// <summary>A loss of all rows of a batch together, and its gradient by one of the outputs that it reads.</summary>
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
    /// <param name="other">The first of the others.</param>
    /// <param name="third">The second of them; the first again where there is one.</param>
    /// <param name="gradient">Takes the gradient of the loss by its own output.</param>
    /// <param name="target">The numbers of each row; anything where the loss has no target.</param>
    /// <param name="rows">Rows of the batch.</param>
    /// <param name="scale">What the loss of a row is multiplied by.</param>
    /// <param name="weights">What rows count.</param>
    /// <returns>The loss; 0 where it makes the gradient of another output than the first.</returns>
    public abstract double Run<TWeights>(ref T own, ref T other, ref T third, ref T gradient, ref T target, int rows, double scale, TWeights weights)
        where TWeights : struct, IRowWeights<T>;
}
