namespace DeepInit.Runtime;

/// <summary>Looks at the sums of layers, too, and may change the weights that made them before anything reads what becomes of them.</summary>
/// <typeparam name="T">The element type, <see cref="float"/> or <see cref="double"/>.</typeparam>
internal interface ISumsObserver<T> : ILayerObserver<T>
    where T : unmanaged
{
    /// <summary>Called for every layer whose sums have a place, before <see cref="ILayerObserver{T}.Observe"/> for the same layer.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="sums">What they are for, and what they scale with.</param>
    /// <param name="values">The sums for all rows of the batch, row after row, channels last. They hold until this method returns.</param>
    /// <returns>Whether the layer's parameters have changed, so that its sums are to be made again.</returns>
    bool ObserveSums(ObservedLayer layer, SumsPlace sums, ReadOnlySpan<T> values);
}
