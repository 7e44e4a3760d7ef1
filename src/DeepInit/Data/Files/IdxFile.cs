using System.Buffers.Binary;
using System.IO.Compression;

namespace DeepInit;

/// <summary>
/// An IDX file, the format of MNIST and Fashion-MNIST (LeCun, Cortes, Burges): numbers of one type in a shape. Compressed files (<c>.gz</c>) are read as they are.
/// </summary>
/// <example><code>
/// float[] images = IdxFile.Read("train-images-idx3-ubyte.gz").ToSingles(scale: 1 / 255.0);
/// int[] labels = IdxFile.Read("train-labels-idx1-ubyte.gz").ToIntegers();
/// </code></example>
public sealed class IdxFile
{
    private readonly byte[] _bytes;
    private readonly IdxType _type;

    private IdxFile(IdxType type, int[] shape, byte[] bytes)
    {
        _type = type;
        Shape = shape;
        _bytes = bytes;
    }

    private enum IdxType
    {
        Byte = 0x08,
        SignedByte = 0x09,
        Int16 = 0x0B,
        Int32 = 0x0C,
        Single = 0x0D,
        Double = 0x0E,
    }

    /// <summary>The shape; its first size is the number of rows.</summary>
    public IReadOnlyList<int> Shape { get; }

    /// <summary>The number of numbers.</summary>
    public int Count => _bytes.Length / SizeOf(_type);

    /// <summary>Reads a file, compressed or not.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="DataFileException">It is damaged, or no IDX file.</exception>
    public static IdxFile Read(string path)
    {
        using FileStream stream = File.OpenRead(path);
        try
        {
            return Read(stream);
        }
        catch (DataFileException e)
        {
            throw new DataFileException($"Cannot read '{path}'. {e.Message}", e);
        }
    }

    /// <summary>Reads a stream that can be rewound, compressed or not, to its end.</summary>
    /// <param name="stream">The stream.</param>
    /// <exception cref="DataFileException">It is damaged, or no IDX data.</exception>
    public static IdxFile Read(Stream stream)
    {
        try
        {
            long start = stream.Position;
            bool compressed = stream.ReadByte() == 0x1F && stream.ReadByte() == 0x8B;
            stream.Position = start;
            if (!compressed)
                return ReadPlain(stream);
            using var plain = new GZipStream(stream, CompressionMode.Decompress, leaveOpen: true);
            return ReadPlain(plain);
        }
        catch (Exception e) when (e is InvalidDataException or WeightFileException)
        {
            throw new DataFileException($"It is damaged: {e.Message}", e);
        }
    }

    /// <summary>The numbers, row-major.</summary>
    /// <param name="scale">A factor: 1 / 255 makes grey levels shares; 1 unless given.</param>
    public float[] ToSingles(double scale = 1)
    {
        var values = new float[Count];
        for (int i = 0; i < values.Length; i++)
            values[i] = (float)(Number(i) * scale);
        return values;
    }

    /// <summary>The numbers, as class indices.</summary>
    /// <exception cref="DataFileException">The file does not hold whole numbers.</exception>
    public int[] ToIntegers()
    {
        if (_type is IdxType.Single or IdxType.Double)
            throw new DataFileException($"The IDX file holds numbers of type {_type}; expected whole numbers.");
        var values = new int[Count];
        for (int i = 0; i < values.Length; i++)
            values[i] = (int)Number(i);
        return values;
    }

    private static IdxFile ReadPlain(Stream stream)
    {
        var header = new byte[4];
        StreamBytes.ReadExactly(stream, header, 4, "the header");
        if (header[0] != 0 || header[1] != 0 || !Enum.IsDefined(typeof(IdxType), (int)header[2]) || header[3] is < 1 or > 8)
        {
            throw new DataFileException(
                $"It begins with the bytes {header[0]:X2} {header[1]:X2} {header[2]:X2} {header[3]:X2}; expected 00 00, a type (08 to 0E) and 1 to 8 dimensions.");
        }

        var type = (IdxType)header[2];
        var sizes = new byte[4 * header[3]];
        StreamBytes.ReadExactly(stream, sizes, sizes.Length, "the sizes");
        var shape = new int[header[3]];
        long count = SizeOf(type);
        for (int i = 0; i < shape.Length; i++)
        {
            uint size = BinaryPrimitives.ReadUInt32BigEndian(sizes.AsSpan(4 * i));
            count = size > int.MaxValue ? long.MaxValue : count * size;
            if (count > int.MaxValue - 64)
                throw new DataFileException($"Dimension {i} has the size {size}; with those before it more than the 2 GB that fit into memory in one piece.");
            shape[i] = (int)size;
        }

        byte[] bytes = StreamBytes.Read(stream, (int)count, "the numbers");
        StreamBytes.ExpectEnd(stream);
        return new IdxFile(type, shape, bytes);
    }

    private static int SizeOf(IdxType type) => type switch
    {
        IdxType.Byte or IdxType.SignedByte => 1,
        IdxType.Int16 => 2,
        IdxType.Int32 or IdxType.Single => 4,
        _ => 8,
    };

    private double Number(int index)
    {
        ReadOnlySpan<byte> at = _bytes.AsSpan(index * SizeOf(_type));
        return _type switch
        {
            IdxType.Byte => at[0],
            IdxType.SignedByte => (sbyte)at[0],
            IdxType.Int16 => BinaryPrimitives.ReadInt16BigEndian(at),
            IdxType.Int32 => BinaryPrimitives.ReadInt32BigEndian(at),
            IdxType.Single => ElementBytes.BitsToSingle(BinaryPrimitives.ReadUInt32BigEndian(at)),
            _ => BitConverter.Int64BitsToDouble(BinaryPrimitives.ReadInt64BigEndian(at)),
        };
    }
}
