using System.IO.Compression;
using DeepInit.Runtime;

namespace DeepInit;

/// <summary>An IDX or NPY file, compressed or not, that is read row by row.</summary>
internal sealed class ArrayFileStream : IDisposable
{
    private readonly string _path;
    private readonly Stream _stream;
    private readonly ArrayHeader _header;
    private byte[] _row = [];
    private long _read;

    /// <exception cref="DataFileException">It is neither, or has no rows of a size that fits into memory.</exception>
    public ArrayFileStream(string path)
    {
        _path = path;
        bool isNumPy;
        using (Stream first = OpenPlain(path))
            isNumPy = Guarded(first.ReadByte) == 0x93;
        _stream = OpenPlain(path);
        try
        {
            _header = Guarded(() => isNumPy ? NpyFile.ReadHeader(_stream) : IdxFile.ReadHeader(_stream));
            RowSize = SizeOfRow();
        }
        catch
        {
            _stream.Dispose();
            throw;
        }
    }

    public long Rows => _header.Shape[0];

    /// <summary>Numbers per row.</summary>
    public int RowSize { get; }

    /// <summary>Reads the next row. Memory for it is taken at the first.</summary>
    /// <param name="values">Takes <see cref="RowSize"/> numbers.</param>
    /// <param name="scale">A factor for them.</param>
    /// <exception cref="DataFileException">The file is damaged.</exception>
    public void Read<T>(Span<T> values, double scale)
        where T : unmanaged
    {
        ReadBytes();
        for (int i = 0; i < values.Length; i++)
            values[i] = Scalar.FromDouble<T>(_header.Format.Read(_row.AsSpan(i * _header.Format.Size)) * scale);
    }

    /// <summary>Reads the next row as class indices or ids.</summary>
    /// <param name="values">Takes <see cref="RowSize"/> of them.</param>
    /// <param name="what">What one of them is, for messages.</param>
    /// <exception cref="DataFileException">The file is damaged, or a number is not whole.</exception>
    public void ReadIntegers(Span<int> values, string what)
    {
        ReadBytes();
        for (int i = 0; i < values.Length; i++)
        {
            double number = _header.Format.Read(_row.AsSpan(i * _header.Format.Size));
            if (!(number is >= int.MinValue and <= int.MaxValue) || (int)number != number)
            {
                throw new DataFileException(FormattableString.Invariant(
                    $"Cannot read '{_path}'. Row {_read - 1} has the number {number}; expected {what}, a whole number of 32 bits."));
            }

            values[i] = (int)number;
        }
    }

    public void Dispose() => _stream.Dispose();

    private static Stream OpenPlain(string path)
    {
        FileStream file = File.OpenRead(path);
        bool compressed = IdxFile.IsCompressed(file.ReadByte(), file.ReadByte());
        file.Position = 0;
        return compressed ? new GZipStream(file, CompressionMode.Decompress) : file;
    }

    private int SizeOfRow()
    {
        if (_header.Shape.Length == 0)
            throw new DataFileException($"Cannot read '{_path}'. It holds a single number; expected rows.");
        long size = 1;
        for (int i = 1; i < _header.Shape.Length; i++)
        {
            size *= _header.Shape[i];
            if (size > int.MaxValue / 8)
                throw new DataFileException($"Cannot read '{_path}'. Its shape is {ShapeText.Of(_header.Shape)}: a row does not fit into memory in one piece.");
        }

        return (int)size;
    }

    private void ReadBytes()
    {
        Guarded(() =>
        {
            // The first row takes memory as it comes: what the header says may not be there.
            if (_row.Length == 0)
                _row = StreamBytes.Read(_stream, RowSize * _header.Format.Size, "row 0");
            else
                StreamBytes.ReadExactly(_stream, _row, _row.Length, $"row {_read}");
            return true;
        });
        _read++;
    }

    private TResult Guarded<TResult>(Func<TResult> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is InvalidDataException or WeightFileException or DataFileException)
        {
            throw new DataFileException($"Cannot read '{_path}'. {e.Message}", e);
        }
    }
}
