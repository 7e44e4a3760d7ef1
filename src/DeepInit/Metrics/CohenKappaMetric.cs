namespace DeepInit;

/// <summary>
/// Cohen's kappa (1960): agreement beyond chance, (p − e) / (1 − e), where p is the accuracy and e the accuracy of independent decisions with the same
/// frequencies.
/// </summary>
public sealed class CohenKappaMetric : DecisionMetric
{
    /// <summary>Cohen's kappa.</summary>
    public CohenKappaMetric()
        : base("cohen_kappa")
    {
    }

    /// <inheritdoc/>
    public override double Value
    {
        get
        {
            double total = Total;
            double chance = 0;
            for (int c = 0; c < Classes; c++)
                chance += Actual(c) / total * (Predicted(c) / total);
            return Ratio((Right / total) - chance, 1 - chance, double.NaN);
        }
    }
}
