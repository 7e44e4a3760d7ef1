using System.Text;

namespace DeepInit.Tests.Fuzzing;

/// <summary>Damages files: bits, bytes, numbers (binary and in texts), pieces cut out, doubled, exchanged or from another file, and what parsers stumble over.</summary>
internal sealed class Mutator(int seed)
{
    private static readonly byte[][] Tokens = [.. new[]
    {
        "-1", "0", "99999999999999999999", "2147483648", "1e999", "1e308", "-1e308", "NaN", "null", "true", "\"", "\"\"", "\\u0000", "\\", "{", "}", "[", "]", "(", ")", ",", ":", ";",
        "\n", "\r\n", "\t", "\0", "../../etc/passwd", "é", "F64", "I64", "'descr'", "__metadata__", "deepinit.transform", "version",
    }.Select(Encoding.UTF8.GetBytes)];

    private static readonly ulong[] Numbers = [0, 1, 0x7F, 0x80, 0xFF, 0x7FFF, 0xFFFF, 0x7FFF_FFFF, 0x8000_0000, 0xFFFF_FFFF, long.MaxValue, ulong.MaxValue];

    private readonly Random _random = new(seed);

    /// <summary>A damaged copy.</summary>
    /// <param name="good">The file.</param>
    /// <param name="other">Another one, for pieces.</param>
    public byte[] Mutate(byte[] good, byte[] other)
    {
        List<byte> bytes = [.. good];
        for (int times = _random.Next(1, 5); times > 0 && bytes.Count > 0; times--)
            MutateOnce(bytes, other);
        return [.. bytes];
    }

    /// <summary>Whether to take the rarer of two ways.</summary>
    public bool Sometimes() => _random.Next(3) == 0;

    private void MutateOnce(List<byte> bytes, byte[] other)
    {
        // Headers are where the faults are, so half of the places are in the first 600 bytes.
        int at = _random.Next(_random.Next(2) == 0 ? Math.Min(600, bytes.Count) : bytes.Count);
        int length = Math.Min(_random.Next(1, 1 + (1 << _random.Next(8))), bytes.Count - at);
        switch (_random.Next(10))
        {
            case 0:
                bytes[at] ^= (byte)(1 << _random.Next(8));
                break;
            case 1:
                bytes[at] = (byte)_random.Next(256);
                break;
            case 2:
                Overwrite(bytes, at, BitConverter.GetBytes(Numbers[_random.Next(Numbers.Length)])[..(1 << _random.Next(4))]);
                break;
            case 3:
                bytes.RemoveRange(at, length);
                break;
            case 4:
                bytes.InsertRange(at, bytes.GetRange(at, length));
                break;
            case 5:
                bytes.InsertRange(at, Tokens[_random.Next(Tokens.Length)]);
                break;
            case 6:
                Overwrite(bytes, at, Tokens[_random.Next(Tokens.Length)]);
                break;
            case 7:
                int from = _random.Next(other.Length);
                bytes.InsertRange(at, other[from..Math.Min(other.Length, from + length)]);
                break;
            case 8:
                ChangeDigit(bytes, at);
                break;
            default:
                bytes.RemoveRange(at, bytes.Count - at);
                break;
        }
    }

    private static void Overwrite(List<byte> bytes, int at, byte[] piece)
    {
        for (int i = 0; i < piece.Length && at + i < bytes.Count; i++)
            bytes[at + i] = piece[i];
    }

    /// <summary>Another digit, or one more, in the next number of a text.</summary>
    private void ChangeDigit(List<byte> bytes, int at)
    {
        while (at < bytes.Count && bytes[at] is < (byte)'0' or > (byte)'9')
            at++;
        if (at == bytes.Count)
            return;
        byte digit = (byte)('0' + _random.Next(10));
        if (_random.Next(2) == 0)
            bytes[at] = digit;
        else
            bytes.Insert(at, digit);
    }
}
