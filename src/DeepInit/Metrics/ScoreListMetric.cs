namespace DeepInit;

/// <summary>A metric of yes-or-no scores that needs all of them together, sorted.</summary>
/// <remarks>Keeps 9 bytes per row; reading the value sorts them, n · log n.</remarks>
public abstract class ScoreListMetric : Metric
{
    private double[] _scores = new double[256];
    private bool[] _labels = new bool[256];
    private int _count;

    private protected ScoreListMetric(string name)
        : base(name)
    {
    }

    /// <inheritdoc/>
    public sealed override double Value
    {
        get
        {
            Array.Sort(_scores, _labels, 0, _count);
            return Compute(_scores.AsSpan(0, _count), _labels.AsSpan(0, _count));
        }
    }

    /// <inheritdoc/>
    public sealed override void Restart() => _count = 0;

    private protected abstract double Compute(ReadOnlySpan<double> ascending, ReadOnlySpan<bool> labels);

    private protected sealed override void AddNumbers(ReadOnlySpan<double> outputs, ReadOnlySpan<double> targets, int rowSize)
    {
        for (int i = 0; i < outputs.Length; i++)
            Add(outputs[i], targets[i] > 0.5);
    }

    private protected sealed override void AddClasses(ReadOnlySpan<double> outputs, ReadOnlySpan<int> classes, int width)
    {
        if (width > 2)
            throw new ArgumentException($"'{Name}' is for two classes; these rows have {width}.");
        for (int i = 0; i < classes.Length; i++)
            Add(outputs[(i * width) + width - 1], classes[i] == 1);
    }

    private void Add(double score, bool label)
    {
        if (_count == _scores.Length)
        {
            Array.Resize(ref _scores, 2 * _count);
            Array.Resize(ref _labels, 2 * _count);
        }

        _scores[_count] = score;
        _labels[_count++] = label;
    }
}
