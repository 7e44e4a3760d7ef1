using DeepInit.Runtime;

namespace DeepInit;

/// <summary>Counts right predictions.</summary>
/// <remarks>Allocates when it is made, and never after.</remarks>
/// <typeparam name="T">The element type.</typeparam>
internal sealed class AccuracyMeter<T>
    where T : unmanaged
{
    private readonly ILossNetwork<T> _network;
    private readonly TensorDescription _target;
    private readonly int _targetIndex;
    private readonly int _outputRowSize;
    private readonly T[][] _outputs;
    private readonly CountedSteps<T> _counted;
    private T[] _taken = [];
    private long _right;
    private long _all;

    private AccuracyMeter(ILossNetwork<T> network, int targetIndex, int batchSize)
    {
        _network = network;
        _targetIndex = targetIndex;
        _target = network.Targets[targetIndex];
        _counted = new(network, targetIndex);
        _outputRowSize = network.Outputs[_target.Output].RowSize;
        _outputs = [.. network.Outputs.Select(o => new T[checked(batchSize * o.RowSize)])];
    }

    /// <summary>The predictions of the last batch, one array for each output.</summary>
    public T[][] Outputs => _outputs;

    /// <summary>The share of right predictions since the last <see cref="Restart"/>.</summary>
    public double Value => (double)_right / _all;

    /// <summary>A meter for the first target whose accuracy has a meaning; null if none has.</summary>
    public static AccuracyMeter<T>? Create(ILossNetwork<T> network, int batchSize)
    {
        for (int i = 0; i < network.Targets.Count; i++)
        {
            if (network.Targets[i].Accuracy != AccuracyRule.None)
                return new AccuracyMeter<T>(network, i, batchSize);
        }

        return null;
    }

    /// <summary>Forgets what was counted.</summary>
    public void Restart() => _right = _all = 0;

    /// <summary>Predicts a batch and compares.</summary>
    public void Add(Batch<T> batch)
    {
        _network.Predict(batch, _outputs);
        ReadOnlySpan<T> output = _outputs[_target.Output].AsSpan(0, batch.Rows * _outputRowSize);
        if (_counted.IsAll)
        {
            Add(output, _target.IsClassIndex ? batch.Classes(_targetIndex) : default, _target.IsClassIndex ? default : batch.Target(_targetIndex));
            return;
        }

        ReadOnlySpan<int> steps = _counted.Of(batch);
        if (steps.IsEmpty)
            return;
        int width = _outputRowSize / (_target.RowSize / _counted.Width);
        Add(
            CountedSteps<T>.Take(output, steps, width, ref _taken),
            _target.IsClassIndex ? _counted.Classes(batch, steps) : default,
            _target.IsClassIndex ? default : _counted.Target(batch, steps));
    }

    private void Add(ReadOnlySpan<T> output, ReadOnlySpan<int> classes, ReadOnlySpan<T> target)
    {
        if (_target.IsClassIndex)
            AddClasses(output, classes);
        else if (_target.Accuracy == AccuracyRule.Argmax)
            AddDistributions(output, target);
        else
            AddElements(output, target);
    }

    private void AddClasses(ReadOnlySpan<T> output, ReadOnlySpan<int> classes)
    {
        // One decision per class index: as many as a row has targets, over the outputs that fall to each.
        int width = output.Length / classes.Length;
        for (int i = 0; i < classes.Length; i++)
        {
            if (Argmax(output.Slice(i * width, width)) == classes[i])
                _right++;
        }

        _all += classes.Length;
    }

    private void AddDistributions(ReadOnlySpan<T> output, ReadOnlySpan<T> target)
    {
        int width = _target.Shape.Count == 0 ? 1 : _target.Shape[_target.Shape.Count - 1];
        for (int i = 0; i < target.Length; i += width)
        {
            int predicted = Argmax(output.Slice(i, width));
            if (predicted >= 0 && predicted == Argmax(target.Slice(i, width)))
                _right++;
        }

        _all += target.Length / width;
    }

    private void AddElements(ReadOnlySpan<T> output, ReadOnlySpan<T> target)
    {
        double outputThreshold = _target.Accuracy == AccuracyRule.ProbabilityAboveHalf ? 0.5 : 0;
        double targetThreshold = _target.Accuracy == AccuracyRule.SameSign ? 0 : 0.5;
        for (int i = 0; i < target.Length; i++)
        {
            double value = Scalar.ToDouble(output[i]);
            if (!double.IsNaN(value) && value > outputThreshold == Scalar.ToDouble(target[i]) > targetThreshold)
                _right++;
        }

        _all += target.Length;
    }

    /// <summary>Where the largest is; −1, which is right for no class, where any is NaN.</summary>
    private static int Argmax(ReadOnlySpan<T> values)
    {
        int best = 0;
        for (int i = 0; i < values.Length; i++)
        {
            double value = Scalar.ToDouble(values[i]);
            if (double.IsNaN(value))
                return -1;
            if (value > Scalar.ToDouble(values[best]))
                best = i;
        }

        return best;
    }
}
