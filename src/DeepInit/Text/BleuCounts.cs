namespace DeepInit;

/// <summary>The n-grams of translations and references, counted so far: all that BLEU of a corpus follows from.</summary>
internal sealed class BleuCounts
{
    /// <summary>The longest n-grams have so many words.</summary>
    public const int MostWords = 4;

    /// <summary>Of n-grams, n from 1 on, how many references have, too.</summary>
    public long[] Right { get; } = new long[MostWords];

    /// <summary>How many n-grams there are.</summary>
    public long[] All { get; } = new long[MostWords];

    /// <summary>The words of translations.</summary>
    public long Words { get; private set; }

    /// <summary>The words of references.</summary>
    public long ReferenceWords { get; private set; }

    /// <summary>Counts one more.</summary>
    /// <param name="hypothesis">The words of a translation.</param>
    /// <param name="reference">The words of its reference.</param>
    public void Add(string[] hypothesis, string[] reference)
    {
        Words += hypothesis.Length;
        ReferenceWords += reference.Length;
        for (int n = 1; n <= MostWords; n++)
        {
            Dictionary<string, int> there = Grams(reference, n);
            foreach (KeyValuePair<string, int> gram in Grams(hypothesis, n))
            {
                All[n - 1] += gram.Value;
                Right[n - 1] += Math.Min(gram.Value, there.TryGetValue(gram.Key, out int count) ? count : 0);
            }
        }
    }

    /// <summary>Forgets all.</summary>
    public void Clear()
    {
        Array.Clear(Right, 0, MostWords);
        Array.Clear(All, 0, MostWords);
        Words = ReferenceWords = 0;
    }

    private static Dictionary<string, int> Grams(string[] words, int n)
    {
        var grams = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int i = 0; i + n <= words.Length; i++)
        {
            string gram = string.Join(" ", words, i, n);
            grams[gram] = grams.TryGetValue(gram, out int count) ? count + 1 : 1;
        }

        return grams;
    }
}
