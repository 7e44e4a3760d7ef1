namespace DeepInit;

/// <summary>The share of right yes-or-no decisions; of rows with several numbers, each is a decision.</summary>
public sealed class BinaryAccuracyMetric : DecisionMetric
{
    /// <summary>Binary accuracy.</summary>
    public BinaryAccuracyMetric()
        : base("binary_accuracy")
    {
    }

    /// <inheritdoc/>
    public override double Value => Ratio(Right, Total, double.NaN);

    // Of two numbers a row each is held against the threshold.
    internal override bool ReadsProbabilities => true;

    private protected override void AddNumbers(ReadOnlySpan<double> outputs, ReadOnlySpan<double> targets, int rowSize) =>
        base.AddNumbers(outputs, targets, 1);

    private protected override void AddClasses(ReadOnlySpan<double> outputs, ReadOnlySpan<int> classes, int width)
    {
        if (width > 2)
            throw new ArgumentException($"'{Name}' is for two classes; these rows have {width}. CategoricalAccuracyMetric takes them.");
        base.AddClasses(outputs, classes, width);
    }
}
