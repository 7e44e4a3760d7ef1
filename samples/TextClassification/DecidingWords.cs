using System.Globalization;
using DeepInit;

namespace TextClassification;

/// <summary>Which words of a text decide: how much less likely its class is without each.</summary>
internal static class DecidingWords
{
    /// <summary>The class that a text is taken for, and the three words that add most to the logarithm of its odds.</summary>
    /// <param name="text">The text.</param>
    /// <param name="tokenizer">What makes words of it.</param>
    /// <param name="steps">Words that the network reads.</param>
    /// <param name="names">The names of the classes.</param>
    /// <param name="predict">Logits of rows of ids.</param>
    public static string Of(string text, Tokenizer tokenizer, int steps, IReadOnlyList<string> names, Func<int[], float[]> predict)
    {
        int[] ids = [.. tokenizer.Encode(text).Take(steps)];
        if (ids.Length == 0)
            return "(no words)";

        // The whole text, and the text without each of its words, as one batch.
        var rows = new int[(ids.Length + 1) * steps];
        rows.AsSpan().Fill(tokenizer.Special.Padding!.Value);
        ids.CopyTo(rows, 0);
        for (int without = 0; without < ids.Length; without++)
        {
            int at = (without + 1) * steps;
            for (int i = 0; i < ids.Length; i++)
            {
                if (i != without)
                    rows[at++] = ids[i];
            }
        }

        float[] logits = predict(rows);
        int c = Scores.Likeliest(logits.AsSpan(0, names.Count));
        double whole = Odds(logits.AsSpan(0, names.Count), c);
        var words = ids.Select((id, i) => (Word: tokenizer.Decode([id]), Weight: whole - Odds(logits.AsSpan((i + 1) * names.Count, names.Count), c))).ToList();
        string Said((string Word, double Weight) word) => string.Create(CultureInfo.InvariantCulture, $"{word.Word} {word.Weight:+0.0;-0.0}");
        string most = string.Join(", ", words.OrderByDescending(w => w.Weight).Take(3).Where(w => w.Weight > 0.05).Select(Said));
        return $"{names[c]} by: {(most.Length == 0 ? "no single word" : most)}";
    }

    private static double Odds(ReadOnlySpan<float> logits, int c)
    {
        double largest = double.NegativeInfinity, others = 0;
        for (int o = 0; o < logits.Length; o++)
            largest = o == c ? largest : Math.Max(largest, logits[o]);
        for (int o = 0; o < logits.Length; o++)
            others += o == c ? 0 : Math.Exp(logits[o] - largest);
        return logits[c] - largest - Math.Log(others);
    }
}
