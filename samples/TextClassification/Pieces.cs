using DeepInit;

namespace TextClassification;

/// <summary>
/// Cuts texts into what a table is looked up by: words, pairs of words, and what a goal adds. Each piece is hashed (Weinberger et al. 2009), so that there is no vocabulary to find or to save; two pieces may share a row of the table.
/// </summary>
/// <param name="Most">The most pieces of a text: what is behind them is left out.</param>
/// <param name="Numbers">Whether every digit is read as 0: how long a number is says more than which one it is.</param>
/// <param name="Longest">The longest run of characters within a word, from 3 on, that is a piece; 0 for none. What was never seen, <c>unwatchable</c>, so has parts that were.</param>
/// <param name="Questions">Whether what a question asks for is looked for, and capitals are pieces.</param>
internal sealed record Pieces(int Most, bool Numbers = false, int Longest = 0, bool Questions = false)
{
    private const string Begin = "^", End = "$";

    private static readonly IdTransform Hash = IdTransform.Hashed("pieces", PieceTable.Rows);

    /// <summary>The rows of texts, one text's after another's, padded with 0.</summary>
    public int[] Encode(IReadOnlyList<string> texts)
    {
        var rows = new int[texts.Count * Most];
        for (int t = 0; t < texts.Count; t++)
        {
            int at = t * Most;
            foreach (int row in Of(texts[t]).Distinct().Select(Hash.IndexOf).Distinct().Take(Most))
                rows[at++] = row;
        }

        return rows;
    }

    /// <summary>The words of a text: letters and digits that stand together, or another character.</summary>
    public static IEnumerable<Range> Words(string text)
    {
        for (int i = 0; i < text.Length;)
        {
            int start = i++;
            if (IsOfWord(text[start]))
            {
                while (i < text.Length && IsOfWord(text[i]))
                    i++;
            }

            if (!char.IsWhiteSpace(text[start]))
                yield return start..i;
        }
    }

    private static bool IsOfWord(char character) => char.IsLetterOrDigit(character) || character == '_';

    private IEnumerable<string> Of(string text)
    {
        string[] written = [.. Words(text).Select(range => text[range])];
        string[] words = [.. written.Select(Read)];
        string[] framed = [Begin, .. words, End];
        IEnumerable<string> pieces = framed.Select(word => "1 " + word).Concat(framed.Zip(framed.Skip(1), (a, b) => $"2 {a} {b}"));
        if (Questions)
            pieces = pieces.Concat(OfQuestion(written, words));
        return Longest > 0 ? pieces.Concat(words.SelectMany(Parts)) : pieces;
    }

    private string Read(string word)
    {
        string small = word.ToLowerInvariant();
        return Numbers ? string.Concat(small.Select(c => char.IsDigit(c) ? '0' : c)) : small;
    }

    private static IEnumerable<string> OfQuestion(string[] written, string[] words)
    {
        IEnumerable<string> capitals = written.Where(word => char.IsUpper(word[0])).Select(word => word.Length > 1 && word.All(char.IsUpper) ? "capitals" : "capital");
        return capitals.Concat(QuestionHead.Pieces(written, words));
    }

    private IEnumerable<string> Parts(string word)
    {
        string framed = $"<{word}>";
        for (int length = 3; length <= Longest; length++)
        {
            for (int start = 0; start + length <= framed.Length; start++)
                yield return "part " + framed.Substring(start, length);
        }
    }
}
