namespace Playground.Training;

/// <summary>The loss of each epoch, thinned so that a long run stays a short line.</summary>
public sealed class LossHistory
{
    private const int Most = 240;

    private readonly List<double> _losses = new(Most);
    private double _sum;
    private int _summed;

    /// <summary>Mean losses, one for every <see cref="EpochsPerValue"/> epochs.</summary>
    public IReadOnlyList<double> Losses => _losses;

    public int EpochsPerValue { get; private set; } = 1;

    public void Add(double loss)
    {
        _sum += loss;
        if (++_summed < EpochsPerValue)
            return;

        _losses.Add(_sum / _summed);
        (_sum, _summed) = (0, 0);
        if (_losses.Count == Most)
        {
            for (int i = 0; i < Most / 2; i++)
                _losses[i] = (_losses[2 * i] + _losses[(2 * i) + 1]) / 2;
            _losses.RemoveRange(Most / 2, Most / 2);
            EpochsPerValue *= 2;
        }
    }

    public void Clear()
    {
        _losses.Clear();
        (_sum, _summed, EpochsPerValue) = (0, 0, 1);
    }
}
