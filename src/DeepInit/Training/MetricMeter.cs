using DeepInit.Runtime;

namespace DeepInit;

/// <summary>Predicts batches and shows the predictions to the accuracy and to the metrics of a <c>Fit</c>.</summary>
/// <remarks>Allocates when it is made, and never after (metrics may, at their first batch).</remarks>
/// <typeparam name="T">The element type.</typeparam>
internal sealed class MetricMeter<T>
    where T : unmanaged
{
    private readonly ILossNetwork<T> _network;
    private readonly AccuracyMeter<T>? _accuracy;
    private readonly Metric[] _metrics;
    private readonly int[] _targets;
    private readonly CountedSteps<T>[] _counted;
    private T[] _taken = [];
    private readonly T[][] _outputs;
    private readonly double[] _wideOutputs;
    private readonly double[] _wideTargets;
    private readonly NumberTransform?[] _labels;

    private MetricMeter(ILossNetwork<T> network, AccuracyMeter<T>? accuracy, Metric[] metrics, int batchSize)
    {
        _network = network;
        _accuracy = accuracy;
        _metrics = metrics;
        _targets = Array.ConvertAll(metrics, TargetOf);
        _counted = [.. network.Targets.Select((_, i) => new CountedSteps<T>(network, i))];

        // A network over rows learns a standardised label; errors are measured in the label's units.
        _labels = [.. network.Targets.Select(target => LabelOf(network, target))];
        _outputs = accuracy?.Outputs ?? [.. network.Outputs.Select(o => new T[checked(batchSize * o.RowSize)])];
        int widest = metrics.Length == 0 ? 0 : _targets.Max(t => Math.Max(network.Outputs[network.Targets[t].Output].RowSize, network.Targets[t].RowSize));
        _wideOutputs = new double[checked(batchSize * widest)];
        _wideTargets = new double[checked(batchSize * widest)];
    }

    /// <summary>The share of right predictions; null if it is not measured.</summary>
    public double? Accuracy => _accuracy?.Value;

    /// <summary>A meter; null if there is nothing to measure.</summary>
    public static MetricMeter<T>? Create(ILossNetwork<T> network, bool accuracy, IEnumerable<Metric> metrics, int batchSize)
    {
        AccuracyMeter<T>? meter = accuracy ? AccuracyMeter<T>.Create(network, batchSize) : null;
        Metric[] all = [.. metrics];
        return meter is null && all.Length == 0 ? null : new MetricMeter<T>(network, meter, all, batchSize);
    }

    /// <summary>The values of the metrics, in their order.</summary>
    public double[] Values() => Array.ConvertAll(_metrics, m => m.Value);

    public void Restart()
    {
        _accuracy?.Restart();
        foreach (Metric metric in _metrics)
            metric.Restart();
    }

    public void Add(Batch<T> batch)
    {
        if (_accuracy is not null)
            _accuracy.Add(batch);
        else
            _network.Predict(batch, _outputs);

        for (int i = 0; i < _metrics.Length; i++)
            Add(_metrics[i], _targets[i], batch);
    }

    private void Add(Metric metric, int targetIndex, Batch<T> batch)
    {
        TensorDescription target = _network.Targets[targetIndex];
        CountedSteps<T> counted = _counted[targetIndex];
        ReadOnlySpan<T> predicted = _outputs[target.Output].AsSpan(0, batch.Rows * _network.Outputs[target.Output].RowSize);
        ReadOnlySpan<int> classes = target.IsClassIndex ? batch.Classes(targetIndex) : default;
        ReadOnlySpan<T> values = target.IsClassIndex ? default : batch.Target(targetIndex);
        int width = target.IsClassIndex ? predicted.Length / classes.Length : target.Shape.Count == 0 ? 1 : target.Shape[target.Shape.Count - 1];
        if (!counted.IsAll)
        {
            ReadOnlySpan<int> steps = counted.Of(batch);
            if (steps.IsEmpty)
                return;
            predicted = CountedSteps<T>.Take(predicted, steps, width, ref _taken);
            classes = target.IsClassIndex ? counted.Classes(batch, steps) : default;
            values = target.IsClassIndex ? default : counted.Target(batch, steps);
        }

        int count = predicted.Length;
        Span<double> outputs = _wideOutputs.AsSpan(0, count);
        for (int i = 0; i < count; i++)
            outputs[i] = Scalar.ToDouble(predicted[i]);

        // Metrics of decisions take probabilities: logits, and the scores of the hinge losses, go through the sigmoid, which keeps their order and
        // takes their threshold 0 to ½; where a metric reads more of logits of classes than their order, they go through softmax.
        bool isScore = target.Accuracy is AccuracyRule.LogitAboveZero or AccuracyRule.SameSign;
        if (target.FromLogits && metric.ReadsProbabilities)
        {
            for (int i = 0; i < count; i += width)
                Softmax.Apply(outputs.Slice(i, width));
        }
        else if (isScore && !metric.ReadsLogits)
        {
            for (int i = 0; i < count; i++)
                outputs[i] = 1 / (1 + Math.Exp(-outputs[i]));
        }

        if (target.IsClassIndex)
        {
            // Checked here as well, where the target has its name.
            Guard.ClassIndices(classes, Math.Max(2, count / classes.Length), target.Name);
            metric.Add(outputs, classes);
            return;
        }

        Span<double> targets = _wideTargets.AsSpan(0, values.Length);
        for (int i = 0; i < targets.Length; i++)
            targets[i] = Scalar.ToDouble(values[i]);

        if (_labels[targetIndex] is { } label && metric is RegressionMetric)
        {
            Undo(outputs, label);
            Undo(targets, label);
        }

        // Of a distribution a row is one decision, of anything else each number stands for itself; regression has columns.
        int rowSize = target.Accuracy switch
        {
            AccuracyRule.Argmax => width,
            AccuracyRule.None => counted.IsAll ? target.RowSize : width,
            _ => metric.ReadsColumns ? width : 1,
        };
        metric.Add(outputs, targets, rowSize);
    }

    // The only label is that of the only target, whatever its name.
    private static NumberTransform? LabelOf(ILossNetwork<T> network, TensorDescription target)
    {
        if (network is not IRowNetwork { Description.Labels: { } labels } || network.Parameters.Transform is not { } transform)
            return null;
        int index = labels.Count == 1 ? 0 : labels.TakeWhile(label => label.Name != target.Name).Count();
        return index < labels.Count && index < transform.Targets.Count && labels[index].Output == RowOutput.Number ? transform.Targets[index] as NumberTransform : null;
    }

    private static void Undo(Span<double> values, NumberTransform label)
    {
        for (int i = 0; i < values.Length; i++)
            values[i] = label.Undo(values[i]);
    }

    private int TargetOf(Metric metric)
    {
        if (metric.Target is null)
            return 0;
        for (int i = 0; i < _network.Targets.Count; i++)
        {
            if (_network.Targets[i].Name == metric.Target)
                return i;
        }

        throw new ArgumentException(
            $"The metric '{metric.Name}' is for the target '{metric.Target}'; {_network.Name} has {string.Join(", ", _network.Targets)}.");
    }
}
