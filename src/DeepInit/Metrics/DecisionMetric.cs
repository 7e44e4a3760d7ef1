namespace DeepInit;

/// <summary>A metric that follows from how often each class was predicted for each class: from the confusion matrix.</summary>
public abstract class DecisionMetric : Metric
{
    private long[] _counts = [];
    private long[] _undecided = [];

    private protected DecisionMetric(string name)
        : base(name)
    {
    }

    /// <summary>The probability from which a single output says yes (above it, not at it); ½ unless given.</summary>
    public double Threshold { get; init; } = 0.5;

    /// <summary>The number of classes; 0 before the first batch.</summary>
    public int Classes { get; private set; }

    /// <summary>Rows whose outputs hold NaN: they count as wrong, and were taken for no class.</summary>
    public long Undecided
    {
        get
        {
            long undecided = 0;
            foreach (long count in _undecided)
                undecided += count;
            return undecided;
        }
    }

    /// <inheritdoc/>
    public override void Restart()
    {
        Array.Clear(_counts, 0, _counts.Length);
        Array.Clear(_undecided, 0, _undecided.Length);
    }

    /// <summary>How many rows of one class were taken for another.</summary>
    private protected long Count(int actual, int predicted) => _counts[(actual * Classes) + predicted];

    private protected long Total
    {
        get
        {
            long total = Undecided;
            foreach (long count in _counts)
                total += count;
            return total;
        }
    }

    private protected long Right
    {
        get
        {
            long right = 0;
            for (int c = 0; c < Classes; c++)
                right += Count(c, c);
            return right;
        }
    }

    /// <summary>Rows that are of a class.</summary>
    private protected long Actual(int c)
    {
        long sum = _undecided[c];
        for (int i = 0; i < Classes; i++)
            sum += Count(c, i);
        return sum;
    }

    /// <summary>Rows that were taken for a class.</summary>
    private protected long Predicted(int c)
    {
        long sum = 0;
        for (int i = 0; i < Classes; i++)
            sum += Count(i, c);
        return sum;
    }

    private protected override void AddNumbers(ReadOnlySpan<double> outputs, ReadOnlySpan<double> targets, int rowSize)
    {
        Reserve(Math.Max(2, rowSize));
        if (rowSize == 1)
        {
            for (int i = 0; i < outputs.Length; i++)
                Add(targets[i] > 0.5 ? 1 : 0, Decide(outputs[i]));
            return;
        }

        for (int i = 0; i < outputs.Length; i += rowSize)
            Add(Argmax(targets.Slice(i, rowSize)), Argmax(outputs.Slice(i, rowSize)));
    }

    private protected override void AddClasses(ReadOnlySpan<double> outputs, ReadOnlySpan<int> classes, int width)
    {
        Reserve(Math.Max(2, width));
        for (int i = 0; i < classes.Length; i++)
            Add(classes[i], width == 1 ? Decide(outputs[i]) : Argmax(outputs.Slice(i * width, width)));
    }

    private int Decide(double output) => double.IsNaN(output) ? -1 : output > Threshold ? 1 : 0;

    private void Add(int actual, int predicted)
    {
        if (predicted < 0)
            _undecided[actual]++;
        else
            _counts[(actual * Classes) + predicted]++;
    }

    private void Reserve(int classes)
    {
        if (Classes == classes)
            return;
        if (Classes > 0 && Total > 0)
            throw new ArgumentException($"'{Name}' has seen rows of {Classes} classes; these rows have {classes}. Restart it first.");
        Classes = classes;
        _counts = new long[classes * classes];
        _undecided = new long[classes];
    }
}
