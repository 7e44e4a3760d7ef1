using System.ComponentModel;

namespace DeepInit.Runtime;

/// <summary>The loss of all rows of many batches: for each loss of the network Σ w · l / Σ w, whatever the batches; sums stay sums.</summary>
/// <remarks>Allocates at the first batch, and never after.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class LossTotal
{
    private double[] _sums = [];
    private double[] _weights = [];
    private bool[] _isMean = [];

    internal LossTotal()
    {
    }

    /// <summary>The loss of all that was added since <see cref="Restart"/>; NaN before the first.</summary>
    internal double Value
    {
        get
        {
            double value = _sums.Length == 0 ? double.NaN : 0;
            for (int i = 0; i < _sums.Length; i++)
            {
                if (!_isMean[i])
                    value += _sums[i];
                else if (_weights[i] > 0)
                    value += _sums[i] / _weights[i];
            }

            return value;
        }
    }

    /// <summary>Forgets everything.</summary>
    internal void Restart() => _sums = _weights = [];

    /// <summary>Adds a mean of some rows.</summary>
    /// <param name="loss">Which of the network's losses, from 0.</param>
    /// <param name="sum">The sum that the mean divides.</param>
    /// <param name="weight">What it divides by, at least 0.</param>
    internal void AddMean(int loss, double sum, double weight)
    {
        Reserve(loss);
        _isMean[loss] = true;
        _sums[loss] += sum;
        _weights[loss] += weight;
    }

    /// <summary>Adds a loss that is a sum.</summary>
    /// <param name="loss">Which of the network's losses, from 0.</param>
    /// <param name="sum">The sum.</param>
    internal void AddSum(int loss, double sum)
    {
        Reserve(loss);
        _sums[loss] += sum;
    }

    /// <summary>All numbers, to be put back by <see cref="FromNumbers"/>: for each loss the sum and what it divides by, −1 for none.</summary>
    internal double[] ToNumbers() => [.. Enumerable.Range(0, _sums.Length).SelectMany(i => new[] { _sums[i], _isMean[i] ? _weights[i] : -1 })];

    internal void FromNumbers(IReadOnlyList<double> numbers)
    {
        Restart();
        for (int i = 0; i + 1 < numbers.Count; i += 2)
        {
            if (numbers[i + 1] >= 0)
                AddMean(i / 2, numbers[i], numbers[i + 1]);
            else
                AddSum(i / 2, numbers[i]);
        }
    }

    private void Reserve(int loss)
    {
        if (loss < _sums.Length)
            return;
        Array.Resize(ref _sums, loss + 1);
        Array.Resize(ref _weights, loss + 1);
        Array.Resize(ref _isMean, loss + 1);
    }
}
