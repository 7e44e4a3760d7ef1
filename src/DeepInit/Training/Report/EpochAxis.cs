using System.Globalization;

namespace DeepInit;

/// <summary>Epochs, one after another.</summary>
/// <param name="epochs">Their numbers.</param>
internal sealed class EpochAxis(IReadOnlyList<int> epochs) : ChartAxis("epoch", epochs.Count)
{
    /// <summary>Every epoch of a short training, round numbers of a long one.</summary>
    public override IEnumerable<(double Position, string Label)> Ticks
    {
        get
        {
            int step = 1;
            for (int i = 0; epochs.Count > 12 * step; i++)
                step = (i % 3 == 1 ? 5 : 2) * step / (i % 3 == 1 ? 2 : 1);
            return Enumerable.Range(0, epochs.Count).Where(i => epochs[i] % step == 0 || epochs.Count <= 12)
                .Select(i => ((double)i, epochs[i].ToString(CultureInfo.InvariantCulture)));
        }
    }

    public override string PointName(int index) => "epoch " + epochs[index].ToString(CultureInfo.InvariantCulture);
}
