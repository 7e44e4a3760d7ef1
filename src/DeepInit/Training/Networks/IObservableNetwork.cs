namespace DeepInit;

/// <summary>A network that shows the values of its layers.</summary>
/// <typeparam name="T">The element type, <see cref="float"/> or <see cref="double"/>.</typeparam>
public interface IObservableNetwork<T> : ILossNetwork<T>
    where T : unmanaged
{
    /// <summary>
    /// Runs the network as training does and shows the values of every layer. Running statistics move; nothing else changes. For looking, not for speed: one
    /// thread, and an array for each layer.
    /// </summary>
    /// <param name="batch">Inputs and targets.</param>
    /// <param name="observer">Who looks.</param>
    void ObserveLayers(Batch<T> batch, ILayerObserver<T> observer);
}
