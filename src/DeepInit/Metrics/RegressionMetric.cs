namespace DeepInit;

/// <summary>A metric of predicted numbers.</summary>
public abstract class RegressionMetric : Metric
{
    private protected RegressionMetric(string name)
        : base(name)
    {
    }

    /// <inheritdoc/>
    public override bool HigherIsBetter => false;

    private protected sealed override void AddClasses(ReadOnlySpan<double> outputs, ReadOnlySpan<int> classes, int width) =>
        throw new ArgumentException($"'{Name}' is for numbers; the target is class indices.");
}
