namespace DeepInit;

/// <summary>How many rows of each class were taken for each class. Its <see cref="Metric.Value"/> is the accuracy.</summary>
public sealed class ConfusionMatrixMetric : DecisionMetric
{
    /// <summary>A confusion matrix.</summary>
    /// <param name="labels">The names of the classes, for people; none unless given.</param>
    public ConfusionMatrixMetric(params string[] labels)
        : base("accuracy_of_matrix") => Labels = labels;

    /// <summary>The names of the classes; empty if they have none.</summary>
    public IReadOnlyList<string> Labels { get; }

    /// <inheritdoc/>
    public override double Value => Ratio(Right, Total, double.NaN);

    /// <summary>The number of rows of one class that were taken for another.</summary>
    /// <param name="actual">The true class, 0 to <see cref="DecisionMetric.Classes"/> − 1.</param>
    /// <param name="predicted">The predicted class.</param>
    public long this[int actual, int predicted] =>
        (uint)actual < (uint)Classes && (uint)predicted < (uint)Classes
            ? Count(actual, predicted)
            : throw new ArgumentOutOfRangeException(nameof(actual), $"[{actual}, {predicted}] is outside the {Classes} × {Classes} confusion matrix.");

    /// <summary>A copy: rows are true classes, columns predicted ones, as in scikit-learn.</summary>
    public long[,] ToArray()
    {
        var counts = new long[Classes, Classes];
        for (int a = 0; a < Classes; a++)
        {
            for (int p = 0; p < Classes; p++)
                counts[a, p] = Count(a, p);
        }

        return counts;
    }
}
