namespace DeepInit.Runtime;

/// <summary>Several tensors of one layout, one after another: what is remembered of some steps.</summary>
internal sealed class StackedLayout : TensorLayout
{
    private readonly TensorLayout _each;
    private readonly int _tensors;

    /// <summary>A stack.</summary>
    /// <param name="each">Where the elements of each are.</param>
    /// <param name="tensors">How many there are, at least 1.</param>
    public StackedLayout(TensorLayout each, int tensors)
        : base(checked(tensors * each.Count), checked(tensors * each.StorageLength)) => (_each, _tensors) = (each, tensors);

    /// <inheritdoc/>
    internal override int[] Shape => [_tensors, .. _each.Shape];

    /// <inheritdoc/>
    internal override int PlaceOf(int index) => (index / _each.Count * _each.StorageLength) + _each.PlaceOf(index % _each.Count);
}
