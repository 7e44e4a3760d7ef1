namespace DeepInit.Tests.Text;

/// <summary>Texts to cut, and a small corpus to learn from.</summary>
internal static class TextSamples
{
    /// <summary>Characters between which pieces of text begin and end: letters, digits, blanks, contractions, marks, surrogates.</summary>
    private static readonly string[] Pieces =
    [
        "a", "B", "z", "ß", "é", "e\u0301", "İ", "中", "א", "ﬁ", "𝒳", "1", "7", "²", "Ⅷ", "٣", "𝟘", " ", " ", "  ", "\t", "\n", "\r\n", "\u00A0", "\u3000", "\u0085", "\u200B",
        "'", "'s", "'t", "'re", "'ve", "'m", "'ll", "'d", "'S", "!", "?", "...", "_", "-", "€", "😀", "👩‍👩‍👧", "\0", "<s>", "<|endoftext|>",
    ];

    public static string[] Corpus { get; } =
    [
        "the lower the newer, the newest is the widest", "low low low low low lower lower newest newest newest newest newest newest widest widest widest",
        "I'll say we've a banana; they're 12 bananas, 1234 bananas, and it's 5 o'clock", "naïve café, 中文字符 中文, 😀😀 emoji 😀", "  indented\n\n\tcode(x) == code(y);\n",
        "the cat sat on the mat, and the other cat sat on the other mat", "don't won't can't isn't", "αβγ αβγδ αβ", "aaaaaaaaaaaaaaaaaaaa aaaaaaa aaa",
    ];

    public static string Random(int seed, int pieces)
    {
        var random = new Random(seed);
        return string.Concat(Enumerable.Range(0, pieces).Select(_ => Pieces[random.Next(Pieces.Length)]));
    }
}
