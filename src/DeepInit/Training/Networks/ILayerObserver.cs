namespace DeepInit;

/// <summary>Looks at the values of a network's layers; see <see cref="IObservableNetwork{T}.ObserveLayers"/>.</summary>
/// <typeparam name="T">The element type, <see cref="float"/> or <see cref="double"/>.</typeparam>
public interface ILayerObserver<T>
    where T : unmanaged
{
    /// <summary>Called for every layer, in the order in which they are computed.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="values">Its values for all rows of the batch, row after row, channels last. They hold until this method returns.</param>
    void Observe(ObservedLayer layer, ReadOnlySpan<T> values);
}
