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
        var counts = new BleuCounts();
        for (int i = 0; i < hypotheses.Count; i++)
            counts.Add(WordsOf(hypotheses[i], tokens, lowercase), WordsOf(references[i], tokens, lowercase));
        return Of(counts, tokens, lowercase);
    }

    /// <summary>The score of what has been counted.</summary>
    internal static BleuScore Of(BleuCounts counts, BleuTokens tokens, bool lowercase)
    {
        double penalty = counts.Words == 0 ? 0 : counts.Words < counts.ReferenceWords ? Math.Exp(1 - ((double)counts.ReferenceWords / counts.Words)) : 1;
        var precisions = new double[BleuCounts.MostWords];
        double logarithms = 0, smoothing = 1;
        for (int n = 0; n < BleuCounts.MostWords; n++)
        {
            if (counts.All[n] > 0)
                precisions[n] = counts.Right[n] > 0 ? 100.0 * counts.Right[n] / counts.All[n] : 100.0 / ((smoothing *= 2) * counts.All[n]);
            logarithms += Math.Log(precisions[n]) / BleuCounts.MostWords;
        }

        return new(penalty * Math.Exp(logarithms), precisions, penalty, counts.Words, counts.ReferenceWords, SignatureOf(tokens, lowercase));
    }

    /// <summary>How a score is computed.</summary>
    internal static string SignatureOf(BleuTokens tokens, bool lowercase)
    {
        string name = tokens switch
        {
            BleuTokens.Mteval13a => "13a",
            BleuTokens.Words => "words",
            _ => "none",
        };
        return $"nrefs:1|case:{(lowercase || tokens == BleuTokens.Words ? "lc" : "mixed")}|eff:no|tok:{name}|smooth:exp";
    }

    /// <summary>The score, its shares, penalty and lengths, and the signature.</summary>
    public override string ToString() => string.Join(
        " ",
        "BLEU = " + Text(Score, "0.00"),
        string.Join("/", Precisions.Select(share => Text(share, "0.0"))),
        $"(BP = {Text(BrevityPenalty, "0.000")} ratio = {Text(ReferenceWords == 0 ? 0 : (double)Words / ReferenceWords, "0.000")} hyp_len = {Words.ToString(CultureInfo.InvariantCulture)} ref_len = {ReferenceWords.ToString(CultureInfo.InvariantCulture)})",
        Signature);

    private static string Text(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);

    /// <summary>The words of a text.</summary>
    internal static string[] WordsOf(string text, BleuTokens tokens, bool lowercase)
    {
        if (text is null)
            throw new ArgumentException("A text is null; expected a sentence, or an empty one.", nameof(text));
        if (tokens == BleuTokens.Words)
            return [.. WordTokenizer.Words(text, lowercase: true)];
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
