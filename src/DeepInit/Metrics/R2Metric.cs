namespace DeepInit;

/// <summary>
/// The coefficient of determination, 1 − Σ (target − output)² / Σ (target − mean)²: 1 is perfect, 0 is as good as always predicting the mean. Of rows with
/// several numbers, the mean over the columns. NaN while a column's targets are all equal.
/// </summary>
public sealed class R2Metric : RegressionMetric
{
    private double[] _squaredErrors = [];
    private double[] _means = [];
    private double[] _squaredDeviations = [];
    private long _rows;

    /// <summary>The coefficient of determination.</summary>
    public R2Metric()
        : base("r2")
    {
    }

    /// <inheritdoc/>
    public override bool HigherIsBetter => true;

    /// <inheritdoc/>
    public override double Value
    {
        get
        {
            double sum = 0;
            for (int c = 0; c < _means.Length; c++)
                sum += 1 - Ratio(_squaredErrors[c], _squaredDeviations[c], double.NaN);
            return Ratio(sum, _means.Length, double.NaN);
        }
    }

    /// <inheritdoc/>
    public override void Restart()
    {
        Array.Clear(_squaredErrors, 0, _squaredErrors.Length);
        Array.Clear(_means, 0, _means.Length);
        Array.Clear(_squaredDeviations, 0, _squaredDeviations.Length);
        _rows = 0;
    }

    private protected override void AddNumbers(ReadOnlySpan<double> outputs, ReadOnlySpan<double> targets, int rowSize)
    {
        if (_means.Length != rowSize)
        {
            if (_rows > 0)
                throw new ArgumentException($"'{Name}' has seen rows of {_means.Length} numbers; these have {rowSize}. Restart it first.");
            _squaredErrors = new double[rowSize];
            _means = new double[rowSize];
            _squaredDeviations = new double[rowSize];
        }

        for (int i = 0; i < outputs.Length; i += rowSize)
        {
            _rows++;
            for (int c = 0; c < rowSize; c++)
            {
                double error = targets[i + c] - outputs[i + c];
                _squaredErrors[c] += error * error;

                // Welford (1962): mean and squared deviations in one pass, without cancellation.
                double delta = targets[i + c] - _means[c];
                _means[c] += delta / _rows;
                _squaredDeviations[c] += delta * (targets[i + c] - _means[c]);
            }
        }
    }
}
