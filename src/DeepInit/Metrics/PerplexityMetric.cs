namespace DeepInit;

/// <summary>
/// e to the mean of −ln p of the true class, of tokens of texts above all: among how many, all as likely, the network chooses on average. From 1, where it is always sure and right, on; the number of classes for one that knows nothing.
/// Lower is better. In <c>Fit</c> and <c>Evaluate</c> steps behind a row's length and targets that the loss ignores do not count.
/// </summary>
public sealed class PerplexityMetric : ProbabilityMetric
{
    // What single and double precision cannot tell from 0 costs 690.8 nats, and not infinitely many.
    private const double Least = 1e-300;

    private double _sum;
    private long _tokens;

    /// <summary>Perplexity.</summary>
    public PerplexityMetric()
        : base("perplexity")
    {
    }

    /// <inheritdoc/>
    public override double Value => Math.Exp(Ratio(_sum, _tokens, double.NaN));

    /// <inheritdoc/>
    public override void Restart()
    {
        _sum = 0;
        _tokens = 0;
    }

    private protected override void AddBinary(double probability, bool label) => Count(label ? probability : 1 - probability);

    private protected override void AddRow(ReadOnlySpan<double> probabilities, int actual) => Count(probabilities[actual]);

    // Math.Max hands on NaN.
    private void Count(double probability)
    {
        _sum -= Math.Log(Math.Max(Least, probability));
        _tokens++;
    }
}
