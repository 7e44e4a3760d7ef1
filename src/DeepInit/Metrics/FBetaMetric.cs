namespace DeepInit;

/// <summary>
/// The F-beta score, (1 + β²) · precision · recall / (β² · precision + recall): recall counts β times as much as precision. 0 where it is 0 / 0.
/// </summary>
public class FBetaMetric : DecisionMetric
{
    private readonly double _precisionWeight;
    private readonly double _recallWeight;

    /// <summary>F-beta.</summary>
    /// <param name="beta">How many times recall counts, greater than 0; 1 gives the F1 score.</param>
    public FBetaMetric(double beta = 1)
        : this(string.Format(System.Globalization.CultureInfo.InvariantCulture, "f{0:0.##}", beta), 1, beta * beta)
    {
        if (beta is not (> 0 and < double.PositiveInfinity))
            throw new ArgumentOutOfRangeException(nameof(beta), beta, "Expected more than 0.");
    }

    // Precision and recall are the ends: F = (wp + wr) · right / (wp · predicted + wr · actual).
    private protected FBetaMetric(string name, double precisionWeight, double recallWeight)
        : base(name)
    {
        _precisionWeight = precisionWeight;
        _recallWeight = recallWeight;
    }

    /// <summary>How classes are averaged.</summary>
    public ClassAverage Average { get; init; }

    /// <inheritdoc/>
    public override double Value
    {
        get
        {
            if (Classes == 0 || Total == 0)
                return double.NaN;

            switch (Average)
            {
                case ClassAverage.Positive:
                case ClassAverage.Automatic when Classes == 2:
                    return Score(Count(1, 1), Predicted(1), Actual(1));
                case ClassAverage.Micro:
                    return Score(Right, Total, Total);
            }

            double sum = 0;
            double weights = 0;
            for (int c = 0; c < Classes; c++)
            {
                long predicted = Predicted(c);
                long actual = Actual(c);
                if (predicted + actual == 0)
                    continue;
                double weight = Average == ClassAverage.Weighted ? actual : 1;
                sum += weight * Score(Count(c, c), predicted, actual);
                weights += weight;
            }

            return sum / weights;
        }
    }

    private double Score(long right, long predicted, long actual) =>
        Ratio((_precisionWeight + _recallWeight) * right, (_precisionWeight * predicted) + (_recallWeight * actual), 0);
}
