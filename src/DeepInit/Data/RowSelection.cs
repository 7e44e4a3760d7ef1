namespace DeepInit;

/// <summary>Which rows of a dataset, as a recipe that works for any number of rows.</summary>
internal sealed class RowSelection
{
    /// <summary>Every row, in order.</summary>
    public static readonly RowSelection All = new(null, rows => rows);

    private readonly RowSelection? _parent;
    private readonly Func<int[], int[]> _pick;
    private readonly string _name;

    private RowSelection(RowSelection? parent, Func<int[], int[]> pick, string name = "")
    {
        _parent = parent;
        _pick = pick;
        _name = name;
    }

    /// <summary>One of two random parts of the rows picked so far.</summary>
    public RowSelection ShuffledPart(double fraction, int seed, bool second) => new(
        this,
        rows =>
        {
            int[] shuffled = [.. rows];
            RowShuffle.Shuffle(shuffled, seed, 0);
            int first = (int)ShareOf.Floor(rows.Length, fraction);
            return second ? shuffled.AsSpan(first).ToArray() : shuffled.AsSpan(0, first).ToArray();
        },
        $"The {(second ? "second" : "first")} part of Split({Text(fraction)})");

    /// <summary>The first rows picked so far, or the last: fraction · rows, rounded down.</summary>
    public RowSelection Cut(double fractionOfLast, bool last) => new(
        this,
        rows =>
        {
            int first = rows.Length - (int)ShareOf.Floor(rows.Length, fractionOfLast);
            return last ? rows.AsSpan(first).ToArray() : rows.AsSpan(0, first).ToArray();
        },
        $"FitOptions.ValidationSplit = {Text(fractionOfLast)}: {(last ? "the part for validation" : "the part to train on")}");

    /// <summary>Some of the rows picked so far.</summary>
    public RowSelection Subset(int[] indices) => new(
        this,
        rows => Array.ConvertAll(indices, index =>
            (uint)index < (uint)rows.Length
                ? rows[index]
                : throw new ArgumentException($"Subset asks for row {index}; the dataset has {Counted.Of(rows.Length, "row")}, numbered from 0.")),
        "Subset()");

    /// <summary>The first of the rows picked so far.</summary>
    public RowSelection Take(int count) => new(this, rows => rows.AsSpan(0, AtMost(count, rows.Length, "Take")).ToArray(), $"Take({count})");

    /// <summary>The others.</summary>
    public RowSelection Skip(int count) => new(this, rows => rows.AsSpan(AtMost(count, rows.Length, "Skip")).ToArray(), $"Skip({count})");

    /// <summary>The rows picked from so many; null for all in order.</summary>
    /// <exception cref="ArgumentException">The recipe asks for rows that do not exist, or for none.</exception>
    public int[]? Resolve(int rows)
    {
        if (_parent is null)
            return null;

        int[]? picked = _parent.Resolve(rows);
        if (picked is null)
        {
            picked = new int[rows];
            for (int i = 0; i < rows; i++)
                picked[i] = i;
        }

        int[] result = _pick(picked);
        return result.Length > 0 ? result : throw new ArgumentException($"{_name} has no rows: of {picked.Length} none are selected.");
    }

    private static string Text(double fraction) => fraction.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static int AtMost(int count, int rows, string method) =>
        count <= rows ? count : throw new ArgumentException($"{method} asks for {Counted.Of(count, "row")}; the dataset has {rows}.");
}
