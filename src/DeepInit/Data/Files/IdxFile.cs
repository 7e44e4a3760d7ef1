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
    private readonly ArrayHeader _header;
    private readonly byte[] _bytes;

    private IdxFile(ArrayHeader header, byte[] bytes)
    {
        _header = header;
        _bytes = bytes;
    }

    /// <summary>The shape; its first size is the number of rows.</summary>
    public IReadOnlyList<int> Shape => _header.Shape;

    /// <summary>The number of numbers.</summary>
    public int Count => _bytes.Length / _header.Format.Size;

    /// <summary>Reads a file, compressed or not.</summary>
    /// <param name="path">The file.</param>
    /// <param name="maximumBytes">
    /// The most bytes that its numbers may have. Unless given, a compressed file may unpack to a hundred times its size, at least to 64 MB.
    /// </param>
    /// <exception cref="DataFileException">It is damaged, no IDX file, or has more numbers than it may.</exception>
    public static IdxFile Read(string path, long? maximumBytes = null)
    {
        using FileStream stream = File.OpenRead(path);
        try
        {
            return Read(stream, maximumBytes);
        }
        catch (DataFileException e)
        {
            throw new DataFileException($"Cannot read '{path}'. {e.Message}", e);
        }
    }

    /// <summary>Reads a stream that can be rewound, compressed or not, to its end.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="maximumBytes">
    /// The most bytes that its numbers may have. Unless given, compressed data may unpack to a hundred times its size, at least to 64 MB.
    /// </param>
    /// <exception cref="DataFileException">It is damaged, no IDX data, or has more numbers than it may.</exception>
    public static IdxFile Read(Stream stream, long? maximumBytes = null)
    {
        try
        {
            long start = stream.Position;
            bool compressed = IsCompressed(stream.ReadByte(), stream.ReadByte());
            stream.Position = start;
            if (!compressed)
                return ReadPlain(stream, maximumBytes ?? long.MaxValue, "the file");
            long packed = stream.Length - start;
            using var plain = new GZipStream(stream, CompressionMode.Decompress, leaveOpen: true);
            return ReadPlain(plain, maximumBytes ?? SizeLimit.Of(packed), $"the {packed} bytes of the compressed file");
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
        if (_header.Format.Kind == 'f')
            throw new DataFileException($"The IDX file holds floating-point numbers of {_header.Format.Size} bytes; expected whole numbers.");
        var values = new int[Count];
        for (int i = 0; i < values.Length; i++)
            values[i] = (int)Number(i);
        return values;
    }

    /// <summary>Whether data that begins with these bytes is compressed by gzip.</summary>
    internal static bool IsCompressed(int first, int second) => first == 0x1F && second == 0x8B;

    /// <summary>Reads what stands before the numbers.</summary>
    /// <exception cref="DataFileException">It is no IDX data.</exception>
    internal static ArrayHeader ReadHeader(Stream stream)
    {
        var header = new byte[4];
        StreamBytes.ReadExactly(stream, header, 4, "the header");
        if (header[0] != 0 || header[1] != 0 || FormatOf(header[2]) is not { } format || header[3] is < 1 or > 8)
        {
            throw new DataFileException(
                $"It begins with the bytes {header[0]:X2} {header[1]:X2} {header[2]:X2} {header[3]:X2}; expected 00 00, a type (08 to 0E) and 1 to 8 dimensions.");
        }

        var sizes = new byte[4 * header[3]];
        StreamBytes.ReadExactly(stream, sizes, sizes.Length, "the sizes");
        var shape = new int[header[3]];
        for (int i = 0; i < shape.Length; i++)
        {
            uint size = BinaryPrimitives.ReadUInt32BigEndian(sizes.AsSpan(4 * i));
            shape[i] = size <= int.MaxValue ? (int)size : throw new DataFileException($"Dimension {i} has the size {size}; expected at most {int.MaxValue}.");
        }

        return new ArrayHeader(shape, format);
    }

    private static IdxFile ReadPlain(Stream stream, long most, string source)
    {
        ArrayHeader header = ReadHeader(stream);
        return new IdxFile(header, header.ReadBytes(stream, most, source));
    }

    private static NumberFormat? FormatOf(byte type) => type switch
    {
        0x08 => new NumberFormat('u', 1, true),
        0x09 => new NumberFormat('i', 1, true),
        0x0B => new NumberFormat('i', 2, true),
        0x0C => new NumberFormat('i', 4, true),
        0x0D => new NumberFormat('f', 4, true),
        0x0E => new NumberFormat('f', 8, true),
        _ => null,
    };

    private double Number(int index) => _header.Format.Read(_bytes.AsSpan(index * _header.Format.Size));
}
