namespace DeepInit;

/// <summary>Finds the names that somebody may have meant.</summary>
internal static class NearestName
{
    private const int Shown = 3;

    // The distance takes time by the product of the lengths, for every candidate: longer names and later candidates are no names that somebody mistyped.
    private const int LongestName = 200;
    private const int MostCandidates = 4096;

    /// <summary><c>; the nearest are 'a', 'b'</c>, or nothing where there are no names at all.</summary>
    public static string Hint(string name, IEnumerable<string> candidates)
    {
        if (name.Length > LongestName)
            return "";
        string[] nearest = [.. candidates.Take(MostCandidates).Where(c => c.Length <= LongestName).OrderBy(c => EditDistance.Between(name, c)).ThenBy(c => c, StringComparer.Ordinal).Take(Shown)];
        return nearest.Length switch
        {
            0 => "",
            1 => $"; the nearest is '{Excerpt.Of(nearest[0])}'",
            _ => $"; the nearest are {string.Join(", ", nearest.Select(n => $"'{Excerpt.Of(n)}'"))}",
        };
    }
}
