namespace TextClassification;

/// <summary>
/// Pieces of what a question asks for, which hangs on its head: <c>city</c> of "What Russian city used to be called Petrograd ?". Huang, Thint and Qin (2008) find the head in the tree of a parser; here it is the last
/// of the words between the question word, with what may follow it, and the next word of grammar.
/// </summary>
internal static class QuestionHead
{
    private static readonly HashSet<string> QuestionWords = Set("what which who whom whose where when why how");

    private static readonly HashSet<string> ToBe = Set("is are was were");

    /// <summary>What stands between a question word and what is asked for.</summary>
    private static readonly HashSet<string> Between = Set("is are was were be been s the a an some of in ' ` \"");

    /// <summary>Words that ask for what is behind them: the name of a captain is a person, and a kind of fruit is a fruit.</summary>
    private static readonly HashSet<string> Empty = Set("name names kind kinds type types sort sorts");

    /// <summary>Words of grammar, and marks: what is asked for ends before them.</summary>
    private static readonly HashSet<string> Grammar = Set(
        "is are was were be been do does did has have had can could would will should may might must of in on at to for from by with and or that which who whom whose when where as than about into during between after before "
        + "the a an his her its their my your our you i he she it they we this these those not there if called named known used made s t ' ` ? , . ; : - ( ) \" !");

    /// <summary>The pieces of a question.</summary>
    /// <param name="written">Its words as they are written.</param>
    /// <param name="words">The same in small letters.</param>
    public static IEnumerable<string> Pieces(string[] written, string[] words)
    {
        if (words.Length == 0)
            return [];

        int asking = Math.Max(0, Array.FindIndex(words, QuestionWords.Contains));
        (int start, bool toBe) = Start(words, asking + 1);
        int end = End(words, start);

        // Einstein's birthplace is a birthplace.
        if (end > start && end + 2 < words.Length && words[end] == "'" && words[end + 1] == "s" && !Grammar.Contains(words[end + 2]))
        {
            start = end + 2;
            end = End(words, start);
        }

        string asked = words[asking] + (toBe ? " be" : "");
        if (end == start)
            return [$"no head {asked} {(start < words.Length ? words[start] : "")}"];
        string head = words[end - 1], behind = end < words.Length ? words[end] : "";
        List<string> pieces = ["head " + head, $"head {asked} {head}", $"head form {asked} {Form(written[end - 1])} {behind}", $"behind {asked} {behind} {Math.Min(3, end - start)}", "run first " + words[start]];
        pieces.AddRange(words[start..end].Select(word => "run " + word));
        if (head.Length > 4)
            pieces.AddRange("head end " + head[^3..], "head end " + head[^4..]);

        // Of several things as of one.
        if (head.Length > 1 && head[^1] == 's')
            pieces.Add("head " + head[..^1]);
        return pieces;
    }

    private static (int Start, bool ToBe) Start(string[] words, int start)
    {
        bool toBe = false;
        while (true)
        {
            for (; start < words.Length && Between.Contains(words[start]); start++)
                toBe |= ToBe.Contains(words[start]);
            if (start + 1 >= words.Length || !Empty.Contains(words[start]) || words[start + 1] is not ("of" or "for"))
                return (start, toBe);
            start += 2;
        }
    }

    private static int End(string[] words, int start)
    {
        while (start < words.Length && !Grammar.Contains(words[start]))
            start++;
        return start;
    }

    private static string Form(string word) =>
        char.IsDigit(word[0]) ? word.Length == 4 ? "year" : "number"
        : !char.IsUpper(word[0]) ? "small"
        : word.Length > 1 && word.All(char.IsUpper) ? "capitals" : "capital";

    private static HashSet<string> Set(string words) => [.. words.Split(' ')];
}
