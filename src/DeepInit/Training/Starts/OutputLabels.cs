using DeepInit.Runtime;

namespace DeepInit;

/// <summary>Looks a network over for outputs that start with a bias of the labels, and has what is to be counted for each.</summary>
/// <typeparam name="T">The element type.</typeparam>
internal sealed class OutputLabels<T> : ISumsObserver<T>
    where T : unmanaged
{
    private readonly Dictionary<string, LabelStatistics<T>> _labels = new(StringComparer.Ordinal);

    /// <summary>What is to be counted, by the names of the layers that make the outputs.</summary>
    public IReadOnlyDictionary<string, LabelStatistics<T>> Labels => _labels;

    public bool ObserveSums(ObservedLayer layer, SumsPlace sums, ReadOnlySpan<T> values)
    {
        if (sums.Prior != OutputPrior.None)
            _labels.Add(layer.Name, new LabelStatistics<T>(sums.Target, layer.Units, sums.Prior));
        return false;
    }

    public void Observe(ObservedLayer layer, ReadOnlySpan<T> values)
    {
    }
}
