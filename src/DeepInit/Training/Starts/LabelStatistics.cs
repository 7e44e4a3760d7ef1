using DeepInit.Runtime;

namespace DeepInit;

/// <summary>What the labels of a target say on their own: how much each class, or each number, weighs, over rows as they come.</summary>
/// <typeparam name="T">The element type.</typeparam>
/// <param name="target">The number of the target.</param>
/// <param name="units">Outputs of the layer that makes what is compared with it.</param>
/// <param name="prior">What of the labels is asked for.</param>
internal sealed class LabelStatistics<T>(int target, int units, OutputPrior prior)
    where T : unmanaged
{
    private readonly double[] _sums = new double[units];
    private readonly List<(double Value, double Weight)>[] _values = prior == OutputPrior.Median ? [.. Enumerable.Range(0, units).Select(_ => new List<(double, double)>())] : [];

    // What all numbers of a unit weigh together.
    private double _weight;

    public void Add(Batch<T> batch)
    {
        ReadOnlySpan<T> weights = batch.SampleWeights;
        ReadOnlySpan<int> classes = batch.Classes(target);
        for (int i = 0; i < classes.Length; i++)
        {
            double weight = WeightOf(weights, i / (classes.Length / batch.Rows));
            _weight += weight;

            // What is no class is refused with its place when the batch runs.
            if ((uint)classes[i] < (uint)units)
                _sums[classes[i]] += weight;
        }

        ReadOnlySpan<T> numbers = batch.Target(target);
        for (int i = 0; i < numbers.Length; i++)
        {
            int unit = i % units;
            double weight = WeightOf(weights, i / (numbers.Length / batch.Rows));
            double number = Scalar.ToDouble(numbers[i]);
            _sums[unit] += weight * number;
            _weight += unit == 0 ? weight : 0;
            if (_values.Length > 0)
                _values[unit].Add((number, weight));
        }
    }

    /// <summary>The biases that the labels ask for.</summary>
    /// <param name="added">Rows of each class, or outcome, that are added to those that were counted.</param>
    /// <param name="spread">How much of the labels the loss spreads over all classes.</param>
    /// <returns>One for each unit; null where the labels weigh nothing.</returns>
    public double[]? Biases(double added, double spread)
    {
        if (!(_weight > 0))
            return null;
        var biases = new double[units];
        for (int k = 0; k < units; k++)
        {
            biases[k] = prior switch
            {
                OutputPrior.LogShares => Math.Log(((1 - spread) * Counted(_sums[k], added) / Total(added)) + (spread / units)),
                OutputPrior.LogOdds => Math.Log(Counted(_sums[k], added) / Counted(_weight - _sums[k], added)),
                OutputPrior.Mean => _sums[k] / _weight,
                OutputPrior.Median => Median(_values[k]),
                OutputPrior.LogMean => Math.Log(Counted(_sums[k], 0) / _weight),
                _ => 0,
            };
        }

        return biases;
    }

    private double Total(double added)
    {
        double total = 0;
        foreach (double sum in _sums)
            total += Counted(sum, added);
        return total;
    }

    // What was not seen counts half a row, for its logarithm.
    private static double Counted(double count, double added) => count + added > 0 ? count + added : 0.5;

    private static double WeightOf(ReadOnlySpan<T> weights, int row) => weights.IsEmpty ? 1 : Scalar.ToDouble(weights[row]);

    /// <summary>The number at half of the weight; the mean of the two about it, where half falls between them.</summary>
    private static double Median(List<(double Value, double Weight)> values)
    {
        values.Sort((a, b) => a.Value.CompareTo(b.Value));
        double half = values.Sum(value => value.Weight) / 2;
        double below = 0;
        for (int i = 0; i < values.Count; i++)
        {
            below += values[i].Weight;
            if (below > half || i == values.Count - 1)
                return values[i].Value;
            if (below == half)
                return (values[i].Value + values.Skip(i + 1).First(value => value.Weight > 0).Value) / 2;
        }

        return 0;
    }
}
