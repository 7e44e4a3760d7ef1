using DeepInit.Runtime;

namespace DeepInit;

/// <summary>Mean, variance and dead units of every layer.</summary>
/// <typeparam name="T">The element type.</typeparam>
internal sealed class LayerMoments<T> : ILayerObserver<T>
    where T : unmanaged
{
    private readonly List<LayerActivations> _layers = [];

    public IReadOnlyList<LayerActivations> Layers => _layers;

    public void Observe(ObservedLayer layer, ReadOnlySpan<T> values)
    {
        double sum = 0;
        long saturated = 0;
        double margin = (layer.High - layer.Low) / 100;
        var lives = new bool[layer.Units];
        for (int i = 0; i < values.Length; i++)
        {
            double value = Scalar.ToDouble(values[i]);
            sum += value;
            lives[i % layer.Units] |= value != 0;

            // Never where the bounds are NaN.
            if (value < layer.Low + margin || value > layer.High - margin)
                saturated++;
        }

        // About the mean, so that a large mean takes no digits from the variance.
        double mean = sum / values.Length;
        double squares = 0;
        foreach (T value in values)
            squares += (Scalar.ToDouble(value) - mean) * (Scalar.ToDouble(value) - mean);
        double? dead = layer.Activation is Activation.ReLU or Activation.ReLU6 ? lives.Count(alive => !alive) / (double)layer.Units : null;
        _layers.Add(new LayerActivations(layer, mean, squares / values.Length, dead, double.IsNaN(margin) ? null : saturated / (double)values.Length));
    }
}
