namespace DeepInit;

/// <summary>
/// The share of tokens whose largest output is at their class. In <c>Fit</c> and <c>Evaluate</c> steps behind a row's length and targets that the loss ignores do not count. As <see cref="CategoricalAccuracyMetric"/>, which remembers all pairs of
/// classes and so is for few of them; this one remembers two numbers.
/// </summary>
public sealed class TokenAccuracyMetric : Metric
{
    private long _right;
    private long _tokens;

    /// <summary>Token accuracy.</summary>
    public TokenAccuracyMetric()
        : base("token_accuracy")
    {
    }

    /// <summary>A class that does not count, such as padding; null, the default, for none.</summary>
    public int? IgnoreIndex { get; init; }

    /// <inheritdoc/>
    public override double Value => Ratio(_right, _tokens, double.NaN);

    /// <inheritdoc/>
    public override void Restart() => _right = _tokens = 0;

    private protected override void AddNumbers(ReadOnlySpan<double> outputs, ReadOnlySpan<double> targets, int rowSize)
    {
        if (rowSize == 1)
            throw new ArgumentException($"'{Name}' is for classes; these rows have one number. BinaryAccuracyMetric takes them.");
        for (int i = 0; i < outputs.Length; i += rowSize)
            Count(outputs.Slice(i, rowSize), Argmax(targets.Slice(i, rowSize)));
    }

    private protected override void AddClasses(ReadOnlySpan<double> outputs, ReadOnlySpan<int> classes, int width)
    {
        if (width == 1)
            throw new ArgumentException($"'{Name}' is for classes; these rows have one number. BinaryAccuracyMetric takes them.");
        for (int i = 0; i < classes.Length; i++)
            Count(outputs.Slice(i * width, width), classes[i]);
    }

    private void Count(ReadOnlySpan<double> outputs, int actual)
    {
        if (actual == IgnoreIndex)
            return;
        _tokens++;
        if (Argmax(outputs) == actual)
            _right++;
    }
}
