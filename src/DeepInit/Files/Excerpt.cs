using System.Globalization;

namespace DeepInit;

/// <summary>Cuts what messages quote from files and callers: a damaged file may have millions of characters where a word belongs.</summary>
internal static class Excerpt
{
    private const int Most = 80;
    private const int MostNames = 10;

    /// <summary>The text, or its beginning and how many characters it has.</summary>
    public static string Of(string text, int most = Most)
    {
        if (text.Length <= most)
            return text;

        // Not between the two halves of a character.
        int length = char.IsHighSurrogate(text[most - 1]) ? most - 1 : most;
        return $"{text.Substring(0, length)}… ({text.Length.ToString(CultureInfo.InvariantCulture)} characters)";
    }

    /// <summary><c>'a', 'b' and 3 more</c>.</summary>
    public static string Names(IReadOnlyCollection<string> names, int most = MostNames)
    {
        string list = string.Join(", ", names.Take(most).Select(n => $"'{Of(n)}'"));
        return names.Count <= most ? list : $"{list} and {(names.Count - most).ToString(CultureInfo.InvariantCulture)} more";
    }
}
