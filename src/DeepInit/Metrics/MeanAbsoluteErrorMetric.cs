namespace DeepInit;

/// <summary>The mean of |output − target| over all numbers. Lower is better.</summary>
public sealed class MeanAbsoluteErrorMetric : RegressionMetric
{
    private double _sum;
    private long _count;

    /// <summary>Mean absolute error.</summary>
    public MeanAbsoluteErrorMetric()
        : base("mae")
    {
    }

    /// <inheritdoc/>
    public override double Value => Ratio(_sum, _count, double.NaN);

    /// <inheritdoc/>
    public override void Restart()
    {
        _sum = 0;
        _count = 0;
    }

    private protected override void AddNumbers(ReadOnlySpan<double> outputs, ReadOnlySpan<double> targets, int rowSize)
    {
        for (int i = 0; i < outputs.Length; i++)
            _sum += Math.Abs(outputs[i] - targets[i]);
        _count += outputs.Length;
    }
}
