namespace DeepInit;

/// <summary>What the curves of a chart are over: points at equal distances, each with a name.</summary>
/// <param name="name">What the axis is called.</param>
/// <param name="count">How many points there are.</param>
internal abstract class ChartAxis(string name, int count)
{
    /// <summary>What the axis is called.</summary>
    public string Name { get; } = name;

    /// <summary>How many points there are; they stand at the positions 0 to <see cref="Count"/> − 1.</summary>
    public int Count { get; } = count;

    /// <summary>Labels, each with its position, which need not be that of a point.</summary>
    public abstract IEnumerable<(double Position, string Label)> Ticks { get; }

    /// <summary>A point, as it is called where its value is shown.</summary>
    public abstract string PointName(int index);
}
