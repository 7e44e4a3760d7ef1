using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace DeepInit;

/// <summary>An array of NumPy's, from an <c>.npy</c> file (format 1 to 3) or a part of an <c>.npz</c>: numbers or booleans in C order, little-endian.</summary>
public sealed class NpyFile
{
    private const int LongestHeader = 1 << 20;

    private readonly ArrayHeader _header;
    private readonly byte[] _bytes;

    private NpyFile(ArrayHeader header, byte[] bytes)
    {
        _header = header;
        _bytes = bytes;
    }

    /// <summary>The shape; empty for a single number.</summary>
    public IReadOnlyList<int> Shape => _header.Shape;

    /// <summary>The number of numbers.</summary>
    public int Count => _bytes.Length / _header.Format.Size;

    /// <summary>Reads an <c>.npy</c> file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="maximumBytes">The most bytes that its numbers may have; as many as it has unless given.</param>
    /// <exception cref="DataFileException">It is damaged, no NPY file, or holds something else than numbers in C order.</exception>
    public static NpyFile Read(string path, long? maximumBytes = null)
    {
        using FileStream stream = File.OpenRead(path);
        return Named(path, () => Read(stream, maximumBytes));
    }

    /// <summary>Reads one array of an <c>.npz</c> file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="name">The array's name, without <c>.npy</c>.</param>
    /// <param name="maximumBytes">
    /// The most bytes that its numbers may have. Unless given, a compressed array may unpack to a hundred times its size, at least to 64 MB.
    /// </param>
    /// <exception cref="DataFileException">There is no such array, or it is damaged or holds something else than numbers in C order.</exception>
    public static NpyFile ReadPart(string path, string name, long? maximumBytes = null)
    {
        using FileStream stream = File.OpenRead(path);
        return Named(path, () =>
        {
            using var archive = new ZipArchive(stream, ZipArchiveMode.Read);
            ZipArchiveEntry entry = archive.GetEntry(name + ".npy") ??
                throw new DataFileException($"It has no array '{Excerpt.Of(name)}'; it has {Excerpt.Of(string.Join(", ", archive.Entries.Take(100).Select(e => Excerpt.Of(e.FullName))), 400)}.");
            using Stream part = entry.Open();
            long packed = Math.Min(entry.CompressedLength, stream.Length);
            return Read(part, maximumBytes ?? SizeLimit.Of(packed), $"the {packed} bytes of the compressed array");
        });
    }

    /// <summary>Reads a stream to its end.</summary>
    /// <param name="stream">A stream at the start of NPY data.</param>
    /// <param name="maximumBytes">The most bytes that its numbers may have; as many as come unless given.</param>
    /// <exception cref="DataFileException">It is damaged, no NPY data, holds something else than numbers in C order, or more than it may.</exception>
    public static NpyFile Read(Stream stream, long? maximumBytes = null) => Read(stream, maximumBytes ?? long.MaxValue, "the file");

    private static NpyFile Read(Stream stream, long most, string source)
    {
        try
        {
            ArrayHeader header = ReadHeader(stream);
            return new NpyFile(header, header.ReadBytes(stream, most, source));
        }
        catch (Exception e) when (e is InvalidDataException or WeightFileException or OverflowException)
        {
            throw new DataFileException($"It is damaged: {e.Message}", e);
        }
    }

    /// <summary>The numbers, row-major, rounded to <see cref="float"/>.</summary>
    public float[] ToSingles()
    {
        var values = new float[Count];
        for (int i = 0; i < values.Length; i++)
            values[i] = (float)Number(i);
        return values;
    }

    /// <summary>The numbers, row-major.</summary>
    public double[] ToDoubles()
    {
        var values = new double[Count];
        for (int i = 0; i < values.Length; i++)
            values[i] = Number(i);
        return values;
    }

    /// <summary>The numbers, as class indices.</summary>
    /// <exception cref="DataFileException">One is not whole, or too large.</exception>
    public int[] ToIntegers()
    {
        var values = new int[Count];
        for (int i = 0; i < values.Length; i++)
        {
            double number = Number(i);
            values[i] = (int)number;
            if (values[i] != number)
                throw new DataFileException($"The array holds {number.ToString(CultureInfo.InvariantCulture)} at {i}; expected whole numbers of 32 bits.");
        }

        return values;
    }

    private static NpyFile Named(string path, Func<NpyFile> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is InvalidDataException or DataFileException)
        {
            throw new DataFileException($"Cannot read '{path}'. {e.Message}", e);
        }
    }

    /// <summary>Reads what stands before the numbers.</summary>
    /// <exception cref="DataFileException">It is no NPY data, or holds something else than numbers in C order.</exception>
    internal static ArrayHeader ReadHeader(Stream stream)
    {
        var magic = new byte[8];
        StreamBytes.ReadExactly(stream, magic, 8, "the first bytes");
        if (magic[0] != 0x93 || Encoding.ASCII.GetString(magic, 1, 5) != "NUMPY" || magic[6] is < 1 or > 3)
            throw new DataFileException("It does not begin as an NPY file of version 1 to 3 does.");

        var length = new byte[magic[6] == 1 ? 2 : 4];
        StreamBytes.ReadExactly(stream, length, length.Length, "the length of the header");
        uint headerLength = 0;
        for (int i = length.Length - 1; i >= 0; i--)
            headerLength = (headerLength << 8) | length[i];
        if (headerLength > LongestHeader)
            throw new DataFileException($"Its header claims {headerLength} bytes; expected at most {LongestHeader}.");
        string header = Encoding.UTF8.GetString(StreamBytes.Read(stream, (int)headerLength, "the header"));

        string type = Value(header, "descr").Trim('\'', '"');
        if (type.Length != 3 || type[0] is not ('<' or '|' or '=') || "fiub".IndexOf(type[1]) < 0 || "1248".IndexOf(type[2]) < 0 || type is [_, 'f', '1' or '2'])
            throw new DataFileException($"Its elements are '{Excerpt.Of(type)}'; expected little-endian numbers: f4, f8, i1 to i8, u1 to u8 or b1.");
        if (Value(header, "fortran_order") != "False")
            throw new DataFileException("It is in Fortran order; expected C order (numpy.ascontiguousarray makes it so).");

        int[] shape = [.. Value(header, "shape").Trim('(', ')').Split(',').Select(s => s.Trim()).Where(s => s.Length > 0).Select(s => Size(s, header))];
        return new ArrayHeader(shape, new NumberFormat(type[1], type[2] - '0', IsBigEndian: false));
    }

    private static int Size(string text, string header) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int size)
            ? size
            : throw new DataFileException($"Its header is '{Excerpt.Of(header.Trim(), 200)}'; expected whole numbers in its shape, got '{Excerpt.Of(text)}'.");

    /// <summary>The value after a key of the header, which is the text of a Python dictionary.</summary>
    private static string Value(string header, string key)
    {
        int at = header.IndexOf($"'{key}'", StringComparison.Ordinal);
        int colon = at < 0 ? -1 : header.IndexOf(':', at);
        if (colon < 0)
            throw new DataFileException($"Its header is '{Excerpt.Of(header.Trim(), 200)}'; expected it to have '{key}'.");
        string rest = header.Substring(colon + 1).TrimStart();
        int end = rest.StartsWith("(", StringComparison.Ordinal) ? rest.IndexOf(')') + 1 : rest.IndexOfAny([',', '}']);
        return end <= 0 ? throw new DataFileException($"Its header is '{Excerpt.Of(header.Trim(), 200)}'; it breaks off in '{key}'.") : rest.Substring(0, end).Trim();
    }

    private double Number(int index) => _header.Format.Read(_bytes.AsSpan(index * _header.Format.Size));
}
