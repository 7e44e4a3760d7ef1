namespace DeepInit;

/// <summary>The mean of −ln p of the true class; p is kept within [1e-15, 1 − 1e-15], as scikit-learn does. Lower is better.</summary>
public sealed class LogLossMetric : ProbabilityMetric
{
    private const double Least = 1e-15;

    private double _sum;
    private long _rows;

    /// <summary>Log loss.</summary>
    public LogLossMetric()
        : base("log_loss")
    {
    }

    /// <inheritdoc/>
    public override double Value => Ratio(_sum, _rows, double.NaN);

    /// <inheritdoc/>
    public override void Restart()
    {
        _sum = 0;
        _rows = 0;
    }

    private protected override void AddBinary(double probability, bool label)
    {
        double p = Clip(probability);
        _sum -= Math.Log(label ? p : 1 - p);
        _rows++;
    }

    private protected override void AddRow(ReadOnlySpan<double> probabilities, int actual)
    {
        double sum = 0;
        foreach (double p in probabilities)
            sum += Clip(p);
        _sum -= Math.Log(Clip(probabilities[actual]) / sum);
        _rows++;
    }

    // Math.Min and Math.Max hand on NaN.
    private static double Clip(double probability) => Math.Max(Least, Math.Min(1 - Least, probability));
}
