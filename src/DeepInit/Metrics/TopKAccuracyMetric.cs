namespace DeepInit;

/// <summary>The share of rows whose class is among the k largest outputs: fewer than k are larger than that of the class.</summary>
public sealed class TopKAccuracyMetric : Metric
{
    private readonly int _k;
    private long _right;
    private long _all;

    /// <summary>Top-k accuracy.</summary>
    /// <param name="k">At least 1.</param>
    public TopKAccuracyMetric(int k)
        : base($"top_{k}_accuracy") =>
        _k = k >= 1 ? k : throw new ArgumentOutOfRangeException(nameof(k), k, "Expected at least 1.");

    /// <inheritdoc/>
    public override double Value => Ratio(_right, _all, double.NaN);

    /// <inheritdoc/>
    public override void Restart() => _right = _all = 0;

    private protected override void AddNumbers(ReadOnlySpan<double> outputs, ReadOnlySpan<double> targets, int rowSize)
    {
        CheckWidth(rowSize);
        for (int i = 0; i < outputs.Length; i += rowSize)
            Add(outputs.Slice(i, rowSize), Argmax(targets.Slice(i, rowSize)));
    }

    private protected override void AddClasses(ReadOnlySpan<double> outputs, ReadOnlySpan<int> classes, int width)
    {
        CheckWidth(width);
        for (int i = 0; i < classes.Length; i++)
            Add(outputs.Slice(i * width, width), classes[i]);
    }

    private void Add(ReadOnlySpan<double> row, int actual)
    {
        _all++;
        if (Argmax(row) < 0)
            return;

        int larger = 0;
        foreach (double output in row)
        {
            if (output > row[actual])
                larger++;
        }

        if (larger < _k)
            _right++;
    }

    private void CheckWidth(int width)
    {
        if (width == 1)
            throw new ArgumentException($"'{Name}' needs one output for each class; these rows have one output.");
    }
}
