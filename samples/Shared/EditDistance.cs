namespace Samples.Shared;

/// <summary>Finds the name that somebody may have meant.</summary>
internal static class EditDistance
{
    /// <summary>The name with the fewest characters to insert, delete or replace (Levenshtein's distance), whatever their case.</summary>
    public static string? Nearest(string typed, IEnumerable<string> names) => names.MinBy(name => Between(typed.ToUpperInvariant(), name.ToUpperInvariant()));

    private static int Between(string a, string b)
    {
        int[] row = [.. Enumerable.Range(0, b.Length + 1)];
        for (int i = 1; i <= a.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[b.Length];
    }
}
