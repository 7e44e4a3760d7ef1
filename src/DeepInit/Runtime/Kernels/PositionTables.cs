namespace DeepInit.Runtime;

/// <summary>Tables of numbers that follow from positions alone, each computed once for a process.</summary>
/// <typeparam name="T">float or double.</typeparam>
internal static class PositionTables<T>
    where T : unmanaged
{
    // Few tables in a process, asked for all the time: a list that is read without a lock, and replaced by a longer one.
    private static Entry[] _all = [];

    /// <summary>The first number of a table; allocates when nobody has asked for it before.</summary>
    /// <param name="kind">What it is a table of.</param>
    /// <param name="steps">Positions.</param>
    /// <param name="units">Numbers that belong to one.</param>
    /// <param name="length">The number that wavelengths follow from.</param>
    /// <param name="values">Makes it of these.</param>
    public static ref T Of(string kind, int steps, int units, double length, Func<int, int, double, T[]> values)
    {
        foreach (Entry entry in Volatile.Read(ref _all))
        {
            if (entry.Steps == steps && entry.Units == units && entry.Length.Equals(length) && ReferenceEquals(entry.Kind, kind))
                return ref entry.Values[0];
        }

        return ref Add(new(kind, steps, units, length, values(steps, units, length)));
    }

    private static ref T Add(Entry entry)
    {
        while (true)
        {
            Entry[] before = Volatile.Read(ref _all);
            if (Interlocked.CompareExchange(ref _all, [.. before, entry], before) == before)
                return ref entry.Values[0];
        }
    }

    private sealed class Entry(string kind, int steps, int units, double length, T[] values)
    {
        public string Kind { get; } = kind;

        public int Steps { get; } = steps;

        public int Units { get; } = units;

        public double Length { get; } = length;

        public T[] Values { get; } = values;
    }
}
