using System.Globalization;

namespace DeepInit;

/// <summary>Learning rates that grow by the same factor from one to the next.</summary>
/// <param name="rates">At least two.</param>
internal sealed class RateAxis(IReadOnlyList<double> rates) : ChartAxis("learning rate", rates.Count)
{
    /// <summary>The powers of ten.</summary>
    public override IEnumerable<(double Position, string Label)> Ticks
    {
        get
        {
            int last = (int)Math.Floor(Math.Log10(rates[rates.Count - 1]) + 1e-9);
            for (int power = (int)Math.Ceiling(Math.Log10(rates[0]) - 1e-9); power <= last; power++)
                yield return (PositionOf(Math.Pow(10, power)), power is >= -3 and <= 3 ? Math.Pow(10, power).ToString("0.###", CultureInfo.InvariantCulture) : "1e" + power.ToString(CultureInfo.InvariantCulture));
        }
    }

    public override string PointName(int index) => "rate " + rates[index].ToString("G3", CultureInfo.InvariantCulture);

    /// <summary>Where a rate stands, between the first and the last.</summary>
    public double PositionOf(double rate)
    {
        double position = Math.Log(rate / rates[0]) / Math.Log(rates[rates.Count - 1] / rates[0]) * (rates.Count - 1);
        return Math.Min(rates.Count - 1, Math.Max(0, position));
    }
}
