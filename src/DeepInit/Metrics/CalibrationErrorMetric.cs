namespace DeepInit;

/// <summary>
/// The expected calibration error (Naeini et al. 2015; Guo et al. 2017): predictions are sorted into bins of equal width by their probability, and the
/// gaps between mean probability and share of right (of yes-or-no: of positive) rows are averaged, weighted by rows. Lower is better.
/// </summary>
public sealed class CalibrationErrorMetric : ProbabilityMetric
{
    private readonly long[] _rows;
    private readonly long[] _right;
    private readonly double[] _probability;
    private bool _sawNaN;

    /// <summary>Expected calibration error.</summary>
    /// <param name="bins">The number of bins, at least 1; bin i holds (i / bins, (i + 1) / bins], the first 0 as well.</param>
    public CalibrationErrorMetric(int bins = 15)
        : base("calibration_error")
    {
        if (bins < 1)
            throw new ArgumentOutOfRangeException(nameof(bins), bins, "Expected at least 1.");
        _rows = new long[bins];
        _right = new long[bins];
        _probability = new double[bins];
    }

    /// <inheritdoc/>
    public override double Value
    {
        get
        {
            double error = 0;
            long all = 0;
            for (int b = 0; b < _rows.Length; b++)
            {
                error += Math.Abs(_right[b] - _probability[b]);
                all += _rows[b];
            }

            return _sawNaN ? double.NaN : Ratio(error, all, double.NaN);
        }
    }

    /// <inheritdoc/>
    public override void Restart()
    {
        _sawNaN = false;
        Array.Clear(_rows, 0, _rows.Length);
        Array.Clear(_right, 0, _right.Length);
        Array.Clear(_probability, 0, _probability.Length);
    }

    private protected override void AddBinary(double probability, bool label) => Add(probability, label);

    private protected override void AddRow(ReadOnlySpan<double> probabilities, int actual)
    {
        int predicted = Argmax(probabilities);
        Add(predicted < 0 ? double.NaN : probabilities[predicted], predicted == actual);
    }

    private void Add(double probability, bool right)
    {
        if (double.IsNaN(probability))
        {
            _sawNaN = true;
            return;
        }

        int bin = Math.Min(_rows.Length, Math.Max(1, (int)Math.Ceiling(probability * _rows.Length))) - 1;
        _rows[bin]++;
        _right[bin] += right ? 1 : 0;
        _probability[bin] += probability;
    }
}
