using System.Globalization;
using System.Text;

namespace DeepInit;

/// <summary>
/// BLEU of a corpus (Papineni et al. 2002): the geometric mean of the shares of hypotheses' 1- to 4-grams that their references have, each counted at most as often as there, times a penalty for being shorter.
/// From 0 to 100, as sacreBLEU writes it (Post 2018), with one reference for each.
/// </summary>
/// <remarks>
/// Scores can be compared only where <see cref="Signature"/> is the same. Where no n-gram of a length is right, its share is 1 / (2ᵏ · n-grams), k counting such lengths (sacreBLEU's smoothing <c>exp</c>); where there are no n-grams of a length at all the score is 0. Cost: linear in the words.
/// </remarks>
public sealed record BleuScore
{
    private const int MostWords = 4;

    private BleuScore(double score, IReadOnlyList<double> precisions, double brevityPenalty, long words, long referenceWords, string signature)
    {
        Score = score;
        Precisions = precisions;
        BrevityPenalty = brevityPenalty;
        Words = words;
        ReferenceWords = referenceWords;
        Signature = signature;
    }

    /// <summary>The score, 0 to 100.</summary>
    public double Score { get; }

    /// <summary>The shares of 1-, 2-, 3- and 4-grams, in percent.</summary>
    public IReadOnlyList<double> Precisions { get; }

    /// <summary>1, or less where the hypotheses are shorter than the references: e^(1 − r / h).</summary>
    public double BrevityPenalty { get; }

    /// <summary>The words of all hypotheses.</summary>
    public long Words { get; }

    /// <summary>The words of all references.</summary>
    public long ReferenceWords { get; }

    /// <summary>How it was computed, in sacreBLEU's words.</summary>
    public string Signature { get; }

    /// <summary>Compares translations with references.</summary>
    /// <param name="hypotheses">The translations.</param>
    /// <param name="references">As many references.</param>
    /// <param name="tokens">How texts are parted into words; as mteval-v13a does unless given.</param>
    /// <param name="lowercase">Whether capitals count as small letters; false unless given.</param>
    /// <exception cref="ArgumentException">There is none, or not as many references.</exception>
    public static BleuScore Of(IReadOnlyList<string> hypotheses, IReadOnlyList<string> references, BleuTokens tokens = BleuTokens.Mteval13a, bool lowercase = false)
    {
        if (hypotheses is null)
            throw new ArgumentNullException(nameof(hypotheses));
        if (references is null)
            throw new ArgumentNullException(nameof(references));
        if (hypotheses.Count == 0 || hypotheses.Count != references.Count)
            throw new ArgumentException($"There are {hypotheses.Count} hypotheses and {references.Count} references; expected one of each, or as many of both.", nameof(references));
        var right = new long[MostWords];
        var all = new long[MostWords];
        long words = 0, referenceWords = 0;
        for (int i = 0; i < hypotheses.Count; i++)
        {
            string[] hypothesis = WordsOf(hypotheses[i], tokens, lowercase), reference = WordsOf(references[i], tokens, lowercase);
            words += hypothesis.Length;
            referenceWords += reference.Length;
            for (int n = 1; n <= MostWords; n++)
            {
                Dictionary<string, int> there = Grams(reference, n);
                foreach (KeyValuePair<string, int> gram in Grams(hypothesis, n))
                {
                    all[n - 1] += gram.Value;
                    right[n - 1] += Math.Min(gram.Value, there.TryGetValue(gram.Key, out int count) ? count : 0);
                }
            }
        }

        double penalty = words == 0 ? 0 : words < referenceWords ? Math.Exp(1 - ((double)referenceWords / words)) : 1;
        var precisions = new double[MostWords];
        double logarithms = 0, smoothing = 1;
        for (int n = 0; n < MostWords; n++)
        {
            if (all[n] > 0)
                precisions[n] = right[n] > 0 ? 100.0 * right[n] / all[n] : 100.0 / ((smoothing *= 2) * all[n]);
            logarithms += Math.Log(precisions[n]) / MostWords;
        }

        string signature = FormattableString.Invariant($"nrefs:1|case:{(lowercase ? "lc" : "mixed")}|eff:no|tok:{(tokens == BleuTokens.Mteval13a ? "13a" : "none")}|smooth:exp");
        return new(penalty * Math.Exp(logarithms), precisions, penalty, words, referenceWords, signature);
    }

    /// <summary>The score, its shares, penalty and lengths, and the signature.</summary>
    public override string ToString() => string.Join(
        " ",
        "BLEU = " + Text(Score, "0.00"),
        string.Join("/", Precisions.Select(share => Text(share, "0.0"))),
        $"(BP = {Text(BrevityPenalty, "0.000")} ratio = {Text(ReferenceWords == 0 ? 0 : (double)Words / ReferenceWords, "0.000")} hyp_len = {Words.ToString(CultureInfo.InvariantCulture)} ref_len = {ReferenceWords.ToString(CultureInfo.InvariantCulture)})",
        Signature);

    private static string Text(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);

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

    private static string[] WordsOf(string text, BleuTokens tokens, bool lowercase)
    {
        if (text is null)
            throw new ArgumentException("A text is null; expected a sentence, or an empty one.", nameof(text));
        if (lowercase)
            text = text.ToLowerInvariant();
        return (tokens == BleuTokens.Mteval13a ? Parted(text) : text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
    }

    // mteval-v13a: symbols of ASCII stand alone but for ' , - . ; a full stop or comma does, unless between digits; a hyphen does behind a digit.
    private static string Parted(string text)
    {
        text = text.Replace("<skipped>", "").Replace("-\n", "").Replace('\n', ' ')
            .Replace("&quot;", "\"").Replace("&amp;", "&").Replace("&lt;", "<").Replace("&gt;", ">");
        var symbols = new StringBuilder(" ");
        foreach (char c in text)
        {
            if (c < 127 && !char.IsLetterOrDigit(c) && c is not ('\'' or ',' or '-' or '.') && c >= ' ')
                symbols.Append(' ').Append(c).Append(' ');
            else
                symbols.Append(c);
        }

        symbols.Append(' ');

        // One rule after the other, each from the left, as its regular expression goes: what it has taken it does not look at again.
        string parted = Between(symbols.ToString(), (a, b) => !IsDigit(a) && b is '.' or ',', before: false);
        parted = Between(parted, (a, b) => a is '.' or ',' && !IsDigit(b), before: true);
        return Between(parted, (a, b) => IsDigit(a) && b == '-', before: false);
    }

    // Puts blanks around the second of two characters, or, before the second, around the first.
    private static string Between(string text, Func<char, char, bool> applies, bool before)
    {
        var result = new StringBuilder();
        int i = 0;
        while (i < text.Length)
        {
            if (i + 1 < text.Length && applies(text[i], text[i + 1]))
            {
                if (before)
                    result.Append(' ').Append(text[i]).Append(' ').Append(text[i + 1]);
                else
                    result.Append(text[i]).Append(' ').Append(text[i + 1]).Append(' ');
                i += 2;
            }
            else
            {
                result.Append(text[i++]);
            }
        }

        return result.ToString();
    }

    private static bool IsDigit(char c) => c is >= '0' and <= '9';
}
