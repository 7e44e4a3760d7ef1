namespace DeepInit;

/// <summary>How <see cref="TimeSeriesWindows{T}"/> are cut from a series.</summary>
public sealed record TimeSeriesOptions
{
    /// <summary>Numbers that each point of the series has; 1 unless given.</summary>
    public int Columns { get; init; } = 1;

    /// <summary>How many points ahead are learnt: the 1st, 2nd, … behind the window; 1 unless given.</summary>
    public int Horizon { get; init; } = 1;

    /// <summary>Points from a window to the next; 1 unless given.</summary>
    public int Stride { get; init; } = 1;

    /// <summary>The share of the points, from the first, that is learnt from, in (0, 1]; 0.8 unless given. The number of points is rounded down.</summary>
    public double Training { get; init; } = 0.8;

    /// <summary>The columns that are learnt, counted from 0; all unless given.</summary>
    public IReadOnlyList<int>? Targets { get; init; }

    /// <summary>Names of the columns, for <see cref="TimeSeriesWindows{T}.Transform"/>; numbers from 0 unless given.</summary>
    public IReadOnlyList<string>? Names { get; init; }

    /// <summary>Whether columns get the mean 0 and the deviation 1 of the training part; true unless given.</summary>
    public bool Standardize { get; init; } = true;
}
