namespace DeepInit;

/// <summary>The mean of (output − target)² over all numbers. Lower is better.</summary>
public class MeanSquaredErrorMetric : RegressionMetric
{
    private double _sum;
    private long _count;

    /// <summary>Mean squared error.</summary>
    public MeanSquaredErrorMetric()
        : this("mse")
    {
    }

    private protected MeanSquaredErrorMetric(string name)
        : base(name)
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
        {
            double error = outputs[i] - targets[i];
            _sum += error * error;
        }

        _count += outputs.Length;
    }
}
