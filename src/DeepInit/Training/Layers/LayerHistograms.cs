using DeepInit.Runtime;

namespace DeepInit;

/// <summary>
/// Histograms of every layer over one range, three root mean squares of the widest layer to each side of zero, so that what vanishes is a spike beside what does not.
/// </summary>
/// <typeparam name="T">The element type.</typeparam>
internal sealed class LayerHistograms<T> : ILayerObserver<T>
    where T : unmanaged
{
    private readonly IReadOnlyList<LayerActivations> _layers;
    private readonly double _range;
    private int _next;

    public LayerHistograms(IReadOnlyList<LayerActivations> layers)
    {
        _layers = layers;
        double[] sizes = [.. layers.Select(l => Math.Sqrt(l.Variance + (l.Mean * l.Mean))).Where(s => s > 0 && !double.IsInfinity(s))];
        _range = sizes.Length == 0 ? 1 : 3 * sizes.Max();
    }

    public void Observe(ObservedLayer layer, ReadOnlySpan<T> values)
    {
        double[] bins = _layers[_next++].Histogram;
        double share = 1.0 / values.Length;
        foreach (T value in values)
        {
            double place = ((Scalar.ToDouble(value) / _range) + 1) / 2 * bins.Length;
            if (!double.IsNaN(place))
                bins[(int)Math.Max(0, Math.Min(bins.Length - 1, place))] += share;
        }
    }
}
