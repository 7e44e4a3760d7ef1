using System.Globalization;
using System.Net;
using System.Text;

namespace Translating;

/// <summary>
/// A picture of what each word of a translation was read from: how much less probable it becomes, ln p, when a word of the source is replaced by the mark of unknown ones, the words before it staying as they are. What weights of attention say
/// is what a layer looks at; this says what the answer depends on, of any network.
/// </summary>
internal static class SourcePicture
{
    /// <summary>Writes the page.</summary>
    /// <param name="path">The file.</param>
    /// <param name="translator">The network.</param>
    /// <param name="texts">The sentences.</param>
    public static void Write(string path, Translator translator, IEnumerable<string> texts)
    {
        var page = new StringBuilder("<!doctype html><meta charset=\"utf-8\"><title>What words were read from</title><style>body{font:15px sans-serif;margin:2em}svg{display:block;margin-bottom:2em}</style>\n");
        foreach (string text in texts)
            Draw(page, translator, text);
        File.WriteAllText(path, page.ToString());
    }

    private static void Draw(StringBuilder page, Translator translator, string text)
    {
        const int Cell = 30, Left = 110, Top = 100;
        int[] source = translator.German.Encode(text), target = translator.Network.TranslateTokens(source);
        if (source.Length == 0 || target.Length == 0)
            return;
        double[,] losses = Losses(translator, source, target);
        string[] from = Words(translator.German, source), to = Words(translator.English, target);
        page.Append(CultureInfo.InvariantCulture, $"<p>{WebUtility.HtmlEncode(text)}<br><b>{WebUtility.HtmlEncode(translator.English.Decode(target))}</b></p>\n");
        page.Append(CultureInfo.InvariantCulture, $"<svg width=\"{Left + (from.Length * Cell) + 60}\" height=\"{Top + (to.Length * Cell)}\">\n");
        for (int s = 0; s < from.Length; s++)
        {
            int x = Left + (s * Cell) + (Cell / 2);
            page.Append(CultureInfo.InvariantCulture, $"<text transform=\"translate({x},{Top - 6}) rotate(-50)\">{WebUtility.HtmlEncode(from[s])}</text>\n");
        }

        for (int t = 0; t < to.Length; t++)
        {
            page.Append(CultureInfo.InvariantCulture, $"<text x=\"{Left - 8}\" y=\"{Top + (t * Cell) + 20}\" text-anchor=\"end\">{WebUtility.HtmlEncode(to[t])}</text>\n");
            for (int s = 0; s < from.Length; s++)
            {
                double shade = Math.Clamp(losses[t, s] / 4, 0, 1);
                page.Append(CultureInfo.InvariantCulture, $"<rect x=\"{Left + (s * Cell)}\" y=\"{Top + (t * Cell)}\" width=\"{Cell - 1}\" height=\"{Cell - 1}\" fill=\"#1a5fb4\" fill-opacity=\"{0.04 + (0.96 * shade):0.000}\"><title>{losses[t, s]:0.00}</title></rect>\n");
            }
        }

        page.Append("</svg>\n");
    }

    // One row for the sentence as it is, and one for each word that is taken away.
    private static double[,] Losses(Translator translator, int[] source, int[] target)
    {
        SequenceToSequenceForm form = translator.Network.Form;
        int rows = source.Length + 1, steps = translator.TargetSteps, read = translator.SourceSteps, words = translator.TargetVocabulary;
        int[] de = new int[rows * read], en = new int[rows * steps];
        for (int row = 0; row < rows; row++)
        {
            source.CopyTo(de, row * read);
            if (row > 0)
                de[(row * read) + row - 1] = translator.German.Special.Unknown!.Value;
            en[row * steps] = form.StartToken;
            target.AsSpan(0, Math.Min(target.Length, steps - 1)).CopyTo(en.AsSpan((row * steps) + 1));
        }

        float[] logits = translator.Predict(de, en);
        var losses = new double[target.Length, source.Length];
        for (int t = 0; t < target.Length; t++)
        {
            double whole = LogProbability(0, t);
            for (int s = 0; s < source.Length; s++)
                losses[t, s] = whole - LogProbability(s + 1, t);
        }

        return losses;

        double LogProbability(int row, int step)
        {
            ReadOnlySpan<float> scores = logits.AsSpan(((row * steps) + step) * words, words);
            double most = double.NegativeInfinity, sum = 0;
            foreach (float score in scores)
                most = Math.Max(most, score);
            foreach (float score in scores)
                sum += Math.Exp(score - most);
            return scores[target[step]] - most - Math.Log(sum);
        }
    }

    private static string[] Words(Tokenizer tokenizer, int[] ids) => Array.ConvertAll(ids, id => tokenizer.Tokens[id]);
}
