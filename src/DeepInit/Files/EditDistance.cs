namespace DeepInit;

/// <summary>How far one name is from another. The generator has it too, so that a name misspelt in an attribute and one misspelt in a file are near to the same ones.</summary>
internal static class EditDistance
{
    /// <summary>
    /// How many characters to insert, delete, replace or exchange with their neighbour (Damerau and Levenshtein's distance of optimal string alignment). Time and memory by
    /// the product of the lengths.
    /// </summary>
    public static int Between(string a, string b)
    {
        var cost = new int[a.Length + 1, b.Length + 1];
        for (int i = 0; i <= a.Length; i++)
        {
            for (int j = 0; j <= b.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    cost[i, j] = i + j;
                    continue;
                }

                int replaced = cost[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                cost[i, j] = Math.Min(Math.Min(cost[i - 1, j], cost[i, j - 1]) + 1, replaced);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    cost[i, j] = Math.Min(cost[i, j], cost[i - 2, j - 2] + 1);
            }
        }

        return cost[a.Length, b.Length];
    }
}
