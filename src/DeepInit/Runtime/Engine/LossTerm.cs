using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace DeepInit.Runtime;

/// <summary>One of the losses of a network, as a step computes it.</summary>
/// <typeparam name="T">The element type, <see cref="float"/> or <see cref="double"/>.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class LossTerm<T>
    where T : unmanaged
{
    private readonly int _positions;
    private readonly bool _readsClasses;
    private readonly bool _isSum;
    private readonly bool _dividesByWeights;
    private readonly bool _dividesByRows;
    private readonly int? _ignored;
    private readonly int _sequencesAt;
    private readonly double[] _parts;
    private SequenceTable? _sequences;
    private double _divisor;
    private double _sum;

    /// <summary>A loss.</summary>
    /// <param name="parts">Sums that its kernel leaves: one, or one for each panel.</param>
    /// <param name="positions">Positions of a row, at least 1.</param>
    /// <param name="readsClasses">Whether its targets are class indices.</param>
    /// <param name="isSum">Whether it is a sum; else a mean.</param>
    /// <param name="dividesByWeights">Whether what it divides by is what the classes of the batch weigh, and its kernel leaves the sum.</param>
    /// <param name="sequences">The number of the table of the sequences whose real steps it counts; −1 where rows have no lengths.</param>
    /// <param name="dividesByRows">Whether the sum over real steps is divided by the rows.</param>
    /// <param name="ignored">The class of targets that do not count; null for none. Where none counts the step is made all the same.</param>
    /// <param name="batch">What computes it, where that is of all rows of a batch together.</param>
    /// <param name="hasFloor">Whether the mean of a batch is kept above a floor.</param>
    public LossTerm(
        int parts, int positions, bool readsClasses = false, bool isSum = false, bool dividesByWeights = false, int sequences = -1, bool dividesByRows = false, int? ignored = null, BatchLoss<T>? batch = null, bool hasFloor = false)
    {
        Batch = batch;
        HasFloor = hasFloor;
        _sequencesAt = sequences;
        _dividesByRows = dividesByRows;
        _ignored = ignored;
        _parts = new double[parts];
        _positions = positions;
        _readsClasses = readsClasses;
        _isSum = isSum;
        _dividesByWeights = dividesByWeights;
    }

    /// <summary>A loss whose targets are labels: each row is one position to it.</summary>
    /// <param name="parts">Sums that are left: one.</param>
    /// <param name="labels">What computes it.</param>
    /// <param name="isSum">Whether it is a sum; else a mean.</param>
    public LossTerm(int parts, CTCLoss<T> labels, bool isSum = false)
        : this(parts, positions: 1, readsClasses: true, isSum) => Labels = labels;

    /// <summary>What the kernel leaves.</summary>
    public double[] Parts => _parts;

    /// <summary>What the mean divides by.</summary>
    public double Divisor
    {
        get => _divisor;
        set => _divisor = value;
    }

    /// <summary>What computes it, where that is of all rows of a batch together.</summary>
    public BatchLoss<T>? Batch { get; }

    /// <summary>Whether the mean of a batch is kept above a floor.</summary>
    internal bool HasFloor { get; }

    /// <summary>Whether the loss of a batch is no sum over its rows, so that parts of a batch have another loss.</summary>
    internal bool IsOfWhole => Batch is not null || HasFloor;

    /// <summary>What computes it, where its targets are labels.</summary>
    public CTCLoss<T>? Labels { get; }

    /// <summary>What rows count, see <see cref="WeightedRows{T}.Expand"/>.</summary>
    public T[] Weights { get; private set; } = [];

    /// <summary>The class indices of a part of the batch, checked.</summary>
    public int[] Classes { get; private set; } = [];

    /// <summary>Whether no row counts, because their classes weigh nothing.</summary>
    internal bool WeighsNothing => _dividesByWeights && _divisor == 0 && _ignored is null;

    /// <summary>Says whose real steps it counts, where rows have lengths.</summary>
    /// <param name="tables">The sequences of the job.</param>
    internal void CountsStepsOf(SequenceTable[] tables) => _sequences = _sequencesAt < 0 ? null : tables[_sequencesAt];

    internal void Reserve(int rows)
    {
        int length = rows * (Labels?.Labels ?? _sequences?.Most ?? _positions);
        if (_readsClasses && Classes.Length < length)
            Classes = new int[length];
    }

    /// <summary>Begins a batch.</summary>
    /// <returns>Whether its rows count, as far as the classes say.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool Restart(int rows)
    {
        _sum = 0;
        if (!_dividesByWeights)
            _divisor = _sequences is null || _dividesByRows ? (double)rows * _positions : _sequences.AllSteps;
        return !WeighsNothing;
    }

    internal void Weigh(ReadOnlySpan<T> weights) =>
        Weights = _sequences is null ? WeightedRows<T>.Expand(weights, _positions, Weights) : WeightedRows<T>.ExpandSteps(weights, _sequences, Weights);

    /// <summary>Takes the weight of what does not count from a part of the batch whose classes have been copied; a class that there is takes its place.</summary>
    /// <param name="isWeighted">Whether the rows have weights, which are there already; else all count 1.</param>
    /// <param name="rows">The rows of the part.</param>
    internal void LeaveOut(bool isWeighted, int rows)
    {
        if (_ignored is { } ignored)
            LeaveOut(ignored, isWeighted, rows);
    }

    private void LeaveOut(int ignored, bool isWeighted, int rows)
    {
        int count = _sequences?.Steps ?? rows * _positions;
        if (!isWeighted)
        {
            if (Weights.Length < count + Vector<T>.Count)
                Weights = new T[count + Vector<T>.Count];
            Weights.AsSpan(0, count).Fill(Scalar.FromDouble<T>(1));
        }

        for (int i = 0; i < count; i++)
        {
            if (Classes[i] == ignored)
            {
                Classes[i] = 0;
                Weights[i] = default;
            }
        }
    }

    /// <summary>Adds what the kernel left of a part of the batch.</summary>
    /// <param name="counts">Whether it is added to what the batch has left; not in further passes of the same batch.</param>
    /// <returns>Its part of the whole loss.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal double AddPart(bool counts)
    {
        double sum = 0;
        foreach (double part in _parts)
            sum += part;
        // Where no step counts there is nothing to divide by.
        if (_sequences is not null && _divisor == 0)
            sum = 0;
        if (counts)
            _sum += sum;
        return !_dividesByWeights ? sum : _divisor > 0 ? sum / _divisor : 0;
    }

    internal void AddTo(LossTotal total, int loss)
    {
        if (_isSum)
            total.AddSum(loss, _sum);
        else
            total.AddMean(loss, _dividesByWeights ? _sum : _sum * _divisor, _divisor);
    }
}
