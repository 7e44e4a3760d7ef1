using System.Buffers.Binary;

namespace DeepInit;

/// <summary>How a file writes its numbers.</summary>
/// <param name="Kind">f for floating point, i for whole numbers, u for those without sign, b for booleans; NumPy's letters.</param>
/// <param name="Size">The bytes of one.</param>
/// <param name="IsBigEndian">Whether the highest byte comes first.</param>
internal readonly record struct NumberFormat(char Kind, int Size, bool IsBigEndian)
{
    /// <summary>Reads one.</summary>
    /// <param name="bytes">Begins with its bytes.</param>
    public double Read(ReadOnlySpan<byte> bytes)
    {
        ulong bits = Size switch
        {
            1 => bytes[0],
            2 => IsBigEndian ? BinaryPrimitives.ReadUInt16BigEndian(bytes) : BinaryPrimitives.ReadUInt16LittleEndian(bytes),
            4 => IsBigEndian ? BinaryPrimitives.ReadUInt32BigEndian(bytes) : BinaryPrimitives.ReadUInt32LittleEndian(bytes),
            _ => IsBigEndian ? BinaryPrimitives.ReadUInt64BigEndian(bytes) : BinaryPrimitives.ReadUInt64LittleEndian(bytes),
        };
        return unchecked((Kind, Size) switch
        {
            ('f', 4) => ElementBytes.BitsToSingle((uint)bits),
            ('f', _) => BitConverter.Int64BitsToDouble((long)bits),
            ('i', 1) => (sbyte)bits,
            ('i', 2) => (short)bits,
            ('i', 4) => (int)bits,
            ('i', _) => (long)bits,
            _ => (double)bits,
        });
    }
}
