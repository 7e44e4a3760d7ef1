using System.Globalization;

namespace DeepInit;

/// <summary>Characters of a text as Unicode counts them. netstandard2.0 has no Rune.</summary>
internal static class CodePoint
{
    /// <summary>What stands for half of a pair of surrogates, as in every UTF-8 encoder of .NET.</summary>
    private const int Replacement = 0xFFFD;

    /// <summary>The character at a place, and how many <see cref="char"/> it has.</summary>
    public static int At(string text, int index, out int length)
    {
        char first = text[index];
        length = 1;
        if (!char.IsSurrogate(first))
            return first;
        if (char.IsHighSurrogate(first) && index + 1 < text.Length && char.IsLowSurrogate(text[index + 1]))
        {
            length = 2;
            return char.ConvertToUtf32(first, text[index + 1]);
        }

        return Replacement;
    }

    /// <summary>The category of the character at a place; that of a lone surrogate is the one of what replaces it.</summary>
    public static UnicodeCategory CategoryAt(string text, int index, out int length)
    {
        int value = At(text, index, out length);
        return length == 2 ? CharUnicodeInfo.GetUnicodeCategory(text, index) : CharUnicodeInfo.GetUnicodeCategory((char)value);
    }

    /// <summary>Whether the category is one of letters.</summary>
    public static bool IsLetter(UnicodeCategory category) => category <= UnicodeCategory.OtherLetter;

    /// <summary>Whether the category is one of numbers.</summary>
    public static bool IsNumber(UnicodeCategory category) => category is UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber;

    /// <summary>Whether the category is one of marks on other characters.</summary>
    public static bool IsMark(UnicodeCategory category) => category is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;
}
