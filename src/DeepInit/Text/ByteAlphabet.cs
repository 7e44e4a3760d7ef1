namespace DeepInit;

/// <summary>
/// The characters by which vocabularies of bytes write them, GPT-2's: printable ones of Latin-1 stand for themselves, the others for U+0100 and on, so that a blank is <c>Ġ</c>.
/// </summary>
internal static class ByteAlphabet
{
    private static readonly char[] Characters = Make();
    private static readonly Dictionary<char, byte> Bytes = Enumerable.Range(0, 256).ToDictionary(b => Characters[b], b => (byte)b);

    /// <summary>The bytes in the order of their characters, in which vocabularies begin with them.</summary>
    public static IReadOnlyList<byte> InOrder { get; } = [.. Enumerable.Range(0, 256).OrderBy(b => Characters[b]).Select(b => (byte)b)];

    /// <summary>The character of a byte.</summary>
    public static char Of(byte value) => Characters[value];

    /// <summary>The bytes that a token of a file stands for; null where a character is none of the alphabet.</summary>
    public static byte[]? ToBytes(string token)
    {
        var bytes = new byte[token.Length];
        for (int i = 0; i < bytes.Length; i++)
        {
            if (!Bytes.TryGetValue(token[i], out bytes[i]))
                return null;
        }

        return bytes;
    }

    private static char[] Make()
    {
        var characters = new char[256];
        int others = 0;
        for (int b = 0; b < 256; b++)
            characters[b] = b is (>= '!' and <= '~') or (>= 0xA1 and <= 0xAC) or (>= 0xAE and <= 0xFF) ? (char)b : (char)(256 + others++);
        return characters;
    }
}
