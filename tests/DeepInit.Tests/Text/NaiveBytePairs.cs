using System.Text;

namespace DeepInit.Tests.Text;

/// <summary>Byte pairs as the paper has them: all counts anew for each merge, all pairs looked at for each step.</summary>
internal static class NaiveBytePairs
{
    public static List<string> Learn(IEnumerable<string> texts, List<string> tokens, int vocabulary, int minCount)
    {
        List<List<string>> words = [.. texts.SelectMany(Pieces).Select(Characters)];
        while (tokens.Count < vocabulary)
        {
            var counts = new Dictionary<(string Left, string Right), int>();
            foreach (List<string> word in words)
            {
                for (int i = 0; i + 1 < word.Count; i++)
                    counts[(word[i], word[i + 1])] = counts.GetValueOrDefault((word[i], word[i + 1])) + 1;
            }

            if (counts.Count == 0 || counts.Values.Max() < minCount)
                break;
            (string left, string right) = counts.OrderByDescending(c => c.Value).ThenBy(c => tokens.IndexOf(c.Key.Left)).ThenBy(c => tokens.IndexOf(c.Key.Right)).First().Key;
            if (!tokens.Contains(left + right))
                tokens.Add(left + right);
            foreach (List<string> word in words)
            {
                for (int i = 0; i + 1 < word.Count; i++)
                {
                    if (word[i] == left && word[i + 1] == right)
                    {
                        word[i] = left + right;
                        word.RemoveAt(i + 1);
                    }
                }
            }
        }

        return tokens;
    }

    public static List<int> Encode(BpeTokenizer tokenizer, string text)
    {
        List<(string Left, string Right)> merges = [.. tokenizer.Merges.Pairs.Select(p => (tokenizer.Tokens[p.Left], tokenizer.Tokens[p.Right]))];
        var ids = new List<int>();
        foreach (List<string> word in Pieces(text).Select(Characters))
        {
            while (true)
            {
                int[] ranks = [.. Enumerable.Range(0, Math.Max(0, word.Count - 1)).Select(i => merges.IndexOf((word[i], word[i + 1])))];
                if (ranks.All(r => r < 0))
                    break;
                int at = Array.IndexOf(ranks, ranks.Where(r => r >= 0).Min());
                word[at] += word[at + 1];
                word.RemoveAt(at + 1);
            }

            ids.AddRange(word.Select(token => tokenizer.Find(token)!.Value));
        }

        return ids;
    }

    private static IEnumerable<string> Pieces(string text)
    {
        for (int start = 0, end; start < text.Length; start = end)
        {
            end = Gpt2Words.End(text, start);
            yield return text[start..end];
        }
    }

    // GPT-2's alphabet of bytes, as its encoder.py makes it.
    private static List<string> Characters(string piece)
    {
        List<int> printable = [.. Enumerable.Range('!', '~' - '!' + 1), .. Enumerable.Range('¡', '¬' - '¡' + 1), .. Enumerable.Range('®', 'ÿ' - '®' + 1)];
        List<int> others = [.. Enumerable.Range(0, 256).Except(printable)];
        return [.. Encoding.UTF8.GetBytes(piece).Select(b => ((char)(printable.Contains(b) ? b : 256 + others.IndexOf(b))).ToString())];
    }
}
