namespace DeepInit;

/// <summary>The root of the mean squared error, in the targets' unit. Lower is better.</summary>
public sealed class RootMeanSquaredErrorMetric : MeanSquaredErrorMetric
{
    /// <summary>Root mean squared error.</summary>
    public RootMeanSquaredErrorMetric()
        : base("rmse")
    {
    }

    /// <inheritdoc/>
    public override double Value => Math.Sqrt(base.Value);
}
