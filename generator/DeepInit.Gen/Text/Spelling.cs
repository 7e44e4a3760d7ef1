namespace DeepInit.Gen.Text;

/// <summary>The name that a misspelt one was most likely meant to be.</summary>
internal static class Spelling
{
    /// <summary>The name of least edit distance, where that is at most a third of the length; null for none. O(names · length²).</summary>
    public static string? Nearest(string name, IEnumerable<string> names)
    {
        string? nearest = null;
        int least = Math.Max(1, name.Length / 3) + 1;
        foreach (string candidate in names)
        {
            int distance = string.Equals(candidate, name, StringComparison.OrdinalIgnoreCase) ? 0 : EditDistance.Between(name, candidate);
            if (distance < least)
            {
                (nearest, least) = (candidate, distance);
            }
        }

        return nearest;
    }
}
