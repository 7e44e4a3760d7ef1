namespace DeepInit;

/// <summary>
/// A metric of yes-or-no scores that needs all of them together, sorted. Of rows with one output per class, each class against the rest, and the mean over those
/// classes for which it is defined (scikit-learn's <c>average="macro"</c>): the same for class indices and one-hot targets. Of two classes, that of the second.
/// </summary>
/// <remarks>
/// Keeps 9 bytes for each number; reading the value sorts them, n · log n. Numbers of a row whose targets are not one-hot are labels of their own: the mean over them.
/// </remarks>
public abstract class ScoreListMetric : Metric
{
    private double[] _scores = new double[256];
    private bool[] _labels = new bool[256];
    private double[] _columnScores = [];
    private bool[] _columnLabels = [];
    private int _count;
    private int _width = 1;
    private bool _isOneHot = true;
    private bool _sawNaN;

    private protected ScoreListMetric(string name)
        : base(name)
    {
    }

    /// <inheritdoc/>
    public sealed override double Value
    {
        get
        {
            if (_sawNaN)
                return double.NaN;
            if (_width == 2 && _isOneHot)
                return Column(1);

            double sum = 0;
            int defined = 0;
            for (int c = 0; c < _width; c++)
            {
                double value = Column(c);
                if (double.IsNaN(value))
                    continue;
                sum += value;
                defined++;
            }

            return Ratio(sum, defined, double.NaN);
        }
    }

    internal override bool ReadsProbabilities => true;

    internal override bool ReadsColumns => true;

    /// <inheritdoc/>
    public sealed override void Restart()
    {
        _count = 0;
        _isOneHot = true;
        _sawNaN = false;
    }

    private protected abstract double Compute(ReadOnlySpan<double> ascending, ReadOnlySpan<bool> labels);

    private protected sealed override void AddNumbers(ReadOnlySpan<double> outputs, ReadOnlySpan<double> targets, int rowSize)
    {
        Reserve(outputs.Length, rowSize);
        for (int i = 0; i < outputs.Length; i += rowSize)
        {
            int yes = 0;
            for (int c = 0; c < rowSize; c++)
            {
                bool label = targets[i + c] > 0.5;
                yes += label ? 1 : 0;
                Add(outputs[i + c], label);
            }

            _isOneHot &= yes == 1;
        }
    }

    private protected sealed override void AddClasses(ReadOnlySpan<double> outputs, ReadOnlySpan<int> classes, int width)
    {
        Reserve(outputs.Length, width);
        for (int i = 0; i < classes.Length; i++)
        {
            if (width == 1)
                Add(outputs[i], classes[i] == 1);
            for (int c = 0; c < width && width > 1; c++)
                Add(outputs[(i * width) + c], classes[i] == c);
        }
    }

    private double Column(int column)
    {
        int rows = _count / _width;
        if (_columnScores.Length < rows)
        {
            _columnScores = new double[rows];
            _columnLabels = new bool[rows];
        }

        for (int r = 0; r < rows; r++)
        {
            _columnScores[r] = _scores[(r * _width) + column];
            _columnLabels[r] = _labels[(r * _width) + column];
        }

        Array.Sort(_columnScores, _columnLabels, 0, rows);
        return Compute(_columnScores.AsSpan(0, rows), _columnLabels.AsSpan(0, rows));
    }

    private void Add(double score, bool label)
    {
        _sawNaN |= double.IsNaN(score);
        _scores[_count] = score;
        _labels[_count++] = label;
    }

    private void Reserve(int more, int width)
    {
        if (width != _width && _count > 0)
            throw new ArgumentException($"'{Name}' has seen rows of {_width} numbers; these have {width}. Restart it first.");
        _width = width;
        int length = checked(_count + more);
        if (length <= _scores.Length)
            return;
        length = (int)Math.Min(Math.Max(length, 2L * _scores.Length), 0x7FFFFFC7);
        Array.Resize(ref _scores, length);
        Array.Resize(ref _labels, length);
    }
}
