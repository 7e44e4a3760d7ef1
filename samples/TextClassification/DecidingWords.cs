using System.Globalization;

namespace TextClassification;

/// <summary>Which words of a text decide: how much less likely its class is without each.</summary>
internal static class DecidingWords
{
    /// <summary>The class that a text is taken for, and the three words that add most to the logarithm of its odds.</summary>
    /// <param name="text">The text.</param>
    /// <param name="names">The names of the classes.</param>
    /// <param name="predict">Logits of texts.</param>
    public static string Of(string text, IReadOnlyList<string> names, Func<IReadOnlyList<string>, float[]> predict)
    {
        Range[] ranges = [.. Pieces.Words(text)];
        if (ranges.Length == 0)
            return "(no words)";

        // The whole text, and the text without each of its words, as one batch.
        float[] logits = predict([text, .. ranges.Select(range => text[..range.Start] + text[range.End..])]);
        int c = Scores.Likeliest(logits.AsSpan(0, names.Count));
        double whole = Odds(logits.AsSpan(0, names.Count), c);
        var words = ranges.Select((range, i) => (Word: text[range], Weight: whole - Odds(logits.AsSpan((i + 1) * names.Count, names.Count), c))).ToList();
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
