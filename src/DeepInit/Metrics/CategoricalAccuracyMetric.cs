namespace DeepInit;

/// <summary>The share of rows whose largest output is at their class.</summary>
public sealed class CategoricalAccuracyMetric : DecisionMetric
{
    /// <summary>Categorical accuracy.</summary>
    public CategoricalAccuracyMetric()
        : base("categorical_accuracy")
    {
    }

    /// <inheritdoc/>
    public override double Value => Ratio(Right, Total, double.NaN);
}
