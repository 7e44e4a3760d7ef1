namespace DeepInit;

/// <summary>A metric of predicted probabilities.</summary>
public abstract class ProbabilityMetric : Metric
{
    /// <summary>How far single precision may take a probability past 0 or 1.</summary>
    private const double Rounding = 1e-6;

    /// <summary>How far the sum of thousands of them may be from 1.</summary>
    private const double SumRounding = 1e-3;

    private double[] _row = [];

    private protected ProbabilityMetric(string name)
        : base(name)
    {
    }

    /// <summary>
    /// Whether outputs are logits: rows with one per class (log-probabilities, too) are put through softmax first, single ones through the sigmoid. False
    /// unless given: they are probabilities, and what is none is refused. In <c>Fit</c> either will do: it knows which the network has.
    /// </summary>
    public bool FromLogits { get; init; }

    /// <inheritdoc/>
    public override bool HigherIsBetter => false;

    /// <summary>A yes-or-no row.</summary>
    private protected abstract void AddBinary(double probability, bool label);

    /// <summary>A row with one probability per class.</summary>
    private protected abstract void AddRow(ReadOnlySpan<double> probabilities, int actual);

    internal override bool ReadsProbabilities => !FromLogits;

    internal override bool ReadsLogits => FromLogits;

    private protected sealed override void AddNumbers(ReadOnlySpan<double> outputs, ReadOnlySpan<double> targets, int rowSize)
    {
        for (int i = 0; i < outputs.Length; i += rowSize)
        {
            if (rowSize == 1)
                AddBinary(Probability(outputs[i], i), targets[i] > 0.5);
            else
                AddRow(Probabilities(outputs.Slice(i, rowSize), i / rowSize), Argmax(targets.Slice(i, rowSize)));
        }
    }

    private protected sealed override void AddClasses(ReadOnlySpan<double> outputs, ReadOnlySpan<int> classes, int width)
    {
        for (int i = 0; i < classes.Length; i++)
        {
            if (width == 1)
                AddBinary(Probability(outputs[i], i), classes[i] == 1);
            else
                AddRow(Probabilities(outputs.Slice(i * width, width), i), classes[i]);
        }
    }

    private double Probability(double output, int row)
    {
        if (FromLogits)
            return 1 / (1 + Math.Exp(-output));
        CheckProbability(output, row, 0);
        return Math.Min(1, Math.Max(0, output));
    }

    private ReadOnlySpan<double> Probabilities(ReadOnlySpan<double> row, int index)
    {
        if (!FromLogits)
        {
            CheckDistribution(row, index);
            return row;
        }

        if (_row.Length != row.Length)
            _row = new double[row.Length];
        row.CopyTo(_row);
        Softmax.Apply(_row);
        return _row;
    }

    private void CheckDistribution(ReadOnlySpan<double> row, int index)
    {
        double sum = 0;
        for (int c = 0; c < row.Length; c++)
        {
            CheckProbability(row[c], index, c);
            sum += row[c];
        }

        if (Math.Abs(sum - 1) > SumRounding)
            throw Refusal($"probabilities of the sum {Text(sum)} in row {index}; expected that they sum to 1");
    }

    // NaN is let through: it makes the value NaN.
    private void CheckProbability(double value, int row, int column)
    {
        if (value < -Rounding || value > 1 + Rounding)
            throw Refusal($"{Text(value)} in row {row}, column {column}; expected probabilities from 0 to 1");
    }

    private ArgumentException Refusal(string fault) => new($"'{Name}' got {fault}. If these are logits, set FromLogits.");

    private static string Text(double value) => value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
