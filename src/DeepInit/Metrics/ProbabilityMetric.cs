namespace DeepInit;

/// <summary>A metric of predicted probabilities.</summary>
public abstract class ProbabilityMetric : Metric
{
    private double[] _row = [];

    private protected ProbabilityMetric(string name)
        : base(name)
    {
    }

    /// <summary>
    /// Whether rows with one output per class are logits (or log-probabilities), to be put through softmax first; false unless given: they are probabilities.
    /// </summary>
    public bool FromLogits { get; init; }

    /// <inheritdoc/>
    public override bool HigherIsBetter => false;

    /// <summary>A yes-or-no row.</summary>
    private protected abstract void AddBinary(double probability, bool label);

    /// <summary>A row with one probability per class.</summary>
    private protected abstract void AddRow(ReadOnlySpan<double> probabilities, int actual);

    private protected sealed override void AddNumbers(ReadOnlySpan<double> outputs, ReadOnlySpan<double> targets, int rowSize)
    {
        for (int i = 0; i < outputs.Length; i += rowSize)
        {
            if (rowSize == 1)
                AddBinary(outputs[i], targets[i] > 0.5);
            else
                AddRow(Probabilities(outputs.Slice(i, rowSize)), Argmax(targets.Slice(i, rowSize)));
        }
    }

    private protected sealed override void AddClasses(ReadOnlySpan<double> outputs, ReadOnlySpan<int> classes, int width)
    {
        for (int i = 0; i < classes.Length; i++)
        {
            if (width == 1)
                AddBinary(outputs[i], classes[i] == 1);
            else
                AddRow(Probabilities(outputs.Slice(i * width, width)), classes[i]);
        }
    }

    private ReadOnlySpan<double> Probabilities(ReadOnlySpan<double> row)
    {
        if (!FromLogits)
            return row;

        if (_row.Length != row.Length)
            _row = new double[row.Length];

        // softmax, shifted by the largest logit so that no exponential overflows
        double largest = row[Argmax(row)];
        double sum = 0;
        for (int i = 0; i < row.Length; i++)
        {
            _row[i] = Math.Exp(row[i] - largest);
            sum += _row[i];
        }

        for (int i = 0; i < row.Length; i++)
            _row[i] /= sum;
        return _row;
    }
}
