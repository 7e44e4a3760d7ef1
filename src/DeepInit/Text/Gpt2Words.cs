using System.Globalization;

namespace DeepInit;

/// <summary>
/// Cuts a text into the pieces inside which byte pairs are merged, as GPT-2 does it by the regular expression
/// <c>'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+</c>. Written by hand: a regular expression would add 0.5 MB to a program that
/// NativeAOT compiles.
/// </summary>
internal static class Gpt2Words
{
    private enum Kind
    {
        Letter,
        Number,
        Space,
        Other,
    }

    /// <summary>Where the piece that begins at a place ends.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">Where the piece begins, within the text.</param>
    public static int End(string text, int start)
    {
        int contraction = Contraction(text, start);
        if (contraction > 0)
            return start + contraction;

        // A blank belongs to what stands behind it, unless that is a blank, too.
        int first = text[start] == ' ' && start + 1 < text.Length ? start + 1 : start;
        Kind kind = KindAt(text, first, out _);
        if (kind != Kind.Space)
            return EndOf(text, first, kind);

        // A run of blanks leaves its last one to what follows.
        int end = EndOf(text, start, Kind.Space);
        return end == text.Length || end == start + 1 ? end : end - 1;
    }

    private static int EndOf(string text, int start, Kind kind)
    {
        int end = start;
        while (end < text.Length && KindAt(text, end, out int length) == kind)
            end += length;
        return end;
    }

    private static Kind KindAt(string text, int index, out int length)
    {
        // All characters that Unicode calls white space are a single char.
        if (char.IsWhiteSpace(text[index]))
        {
            length = 1;
            return Kind.Space;
        }

        UnicodeCategory category = CodePoint.CategoryAt(text, index, out length);
        return CodePoint.IsLetter(category) ? Kind.Letter : CodePoint.IsNumber(category) ? Kind.Number : Kind.Other;
    }

    private static int Contraction(string text, int start)
    {
        if (text[start] != '\'' || start + 1 == text.Length)
            return 0;
        char second = start + 2 < text.Length ? text[start + 2] : '\0';
        return (text[start + 1], second) switch
        {
            ('s' or 't' or 'm' or 'd', _) => 2,
            ('r' or 'v', 'e') or ('l', 'l') => 3,
            _ => 0,
        };
    }
}
