using DeepInit.Runtime;

namespace DeepInit;

/// <summary>A dataset that has met a network: how many rows there are, and batches of them.</summary>
/// <typeparam name="T">The element type.</typeparam>
internal sealed class BoundDataset<T>
    where T : unmanaged
{
    private readonly DatasetColumn<T>[] _inputs;
    private readonly DatasetColumn<T>[] _targets;
    private readonly IReadOnlyList<TensorDescription> _inputDescriptions;
    private readonly IReadOnlyList<TensorDescription> _targetDescriptions;
    private readonly int[]? _selected;
    private readonly int _allRows;
    private ReadOnlyMemory<T> _sampleWeights;

    public BoundDataset(
        DatasetColumn<T>[] inputs,
        DatasetColumn<T>[] targets,
        IReadOnlyList<TensorDescription> inputDescriptions,
        IReadOnlyList<TensorDescription> targetDescriptions,
        int rows,
        int[]? selected,
        ReadOnlyMemory<T> sampleWeights)
    {
        _allRows = rows;
        _sampleWeights = sampleWeights;
        _inputs = inputs;
        _targets = targets;
        _inputDescriptions = inputDescriptions;
        _targetDescriptions = targetDescriptions;
        _selected = selected;
        Rows = selected?.Length ?? rows;
    }

    /// <summary>The number of rows.</summary>
    public int Rows { get; }

    /// <summary>Batches of the rows, at most so many at a time.</summary>
    public BatchReader<T> Read(int batchSize) => new(_inputs, _targets, _inputDescriptions, _targetDescriptions, _selected, Rows, batchSize, _sampleWeights);

    /// <summary>Multiplies the weight of each row by that of its class.</summary>
    /// <exception cref="ArgumentException">The targets do not say one class per row.</exception>
    public void WeighClasses(IReadOnlyDictionary<int, double> weights)
    {
        if (_targets.Length != 1)
            throw new ArgumentException($"FitOptions.ClassWeights needs a network of one target; this one has {_targets.Length}. Use Dataset.WithSampleWeights.");
        ClassesOfRows<T> classes = new(_targets[0], _targetDescriptions[0]);
        var combined = new T[_allRows];
        for (int i = 0; i < Rows; i++)
        {
            // Rows that are not selected, such as those of a validation split, need not have a class.
            int r = _selected is null ? i : _selected[i];
            double weight = _sampleWeights.IsEmpty ? 1 : Scalar.ToDouble(_sampleWeights.Span[r]);
            combined[r] = Scalar.FromDouble<T>(weights.TryGetValue(classes[r], out double factor) ? weight * factor : weight);
        }

        _sampleWeights = combined;
    }

    /// <summary>Checks what the rows count in training.</summary>
    /// <param name="needsOne">Whether one must count: where gradients come from these rows alone.</param>
    /// <exception cref="ArgumentException">A weight is no finite number of at least 0, or all are 0 and one must count.</exception>
    public void CheckWeights(bool needsOne)
    {
        if (_sampleWeights.IsEmpty)
            return;
        ReadOnlySpan<T> weights = _sampleWeights.Span;
        bool anyCounts = false;
        for (int i = 0; i < Rows; i++)
        {
            int row = _selected is null ? i : _selected[i];
            double weight = Scalar.ToDouble(weights[row]);

            // The negated pattern also catches NaN.
            if (weight is not (>= 0 and < double.PositiveInfinity))
            {
                string got = weight.ToString(System.Globalization.CultureInfo.InvariantCulture);
                throw RowFault.Refusal("sampleWeights", row, weights.Length, 1, got, "finite numbers of at least 0", hasColumns: false);
            }

            anyCounts |= weight > 0;
        }

        if (!anyCounts && needsOne)
            throw new ArgumentException($"All {Rows} rows to train on have the weight 0; expected one that counts.");
    }
}
