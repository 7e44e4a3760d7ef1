namespace DeepInit;

/// <summary>One walk through a source: rows in its order, or through a buffer of which each next row is drawn at random, and replaced by the source's next.</summary>
/// <typeparam name="T">The element type.</typeparam>
internal sealed class SourceWalk<T> : IDisposable
    where T : unmanaged
{
    private readonly DataSource<T> _source;
    private readonly CancellationToken _cancellation;
    private readonly DataRow<T> _row;
    private readonly RowBlock<T>? _buffer;
    private DataRowReader<T>? _reader;
    private ulong _state;
    private long _read;

    /// <param name="source">The source; opened with the first row.</param>
    /// <param name="row">Where it writes rows.</param>
    /// <param name="buffer">The shuffle buffer; null for the source's order.</param>
    /// <param name="seed">The seed of the order.</param>
    /// <param name="walk">Tells apart the walks of one seed.</param>
    /// <param name="cancellation">Looked at for every row.</param>
    public SourceWalk(DataSource<T> source, DataRow<T> row, RowBlock<T>? buffer, long seed, long walk, CancellationToken cancellation)
    {
        _source = source;
        _row = row;
        _buffer = buffer;
        _state = RowShuffle.StateOf(seed, walk);
        _cancellation = cancellation;
        if (buffer is not null)
            buffer.Rows = -1;
    }

    /// <summary>Fills a block with the next rows; fewer than it holds, or none, at the end.</summary>
    public void Fill(RowBlock<T> block)
    {
        block.Rows = 0;
        while (block.Rows < block.Capacity && (_buffer is null ? Read(block, block.Rows) : Draw(_buffer, block)))
            block.Rows++;
    }

    public void Dispose()
    {
        _reader?.Dispose();
        _reader = null;
    }

    private bool Draw(RowBlock<T> buffer, RowBlock<T> block)
    {
        if (buffer.Rows < 0)
        {
            buffer.Rows = 0;
            while (buffer.Rows < buffer.Capacity && Read(buffer, buffer.Rows))
                buffer.Rows++;
        }

        if (buffer.Rows == 0)
            return false;
        int drawn = (int)RowShuffle.Below((uint)buffer.Rows, ref _state);
        block.CopyRow(buffer, drawn, block.Rows);
        if (buffer.Rows < buffer.Capacity || !Read(buffer, drawn))
        {
            // The source has ended: the last row takes the free place.
            buffer.Rows--;
            if (drawn < buffer.Rows)
                buffer.CopyRow(buffer, buffer.Rows, drawn);
        }

        return true;
    }

    private bool Read(RowBlock<T> block, int place)
    {
        _cancellation.ThrowIfCancellationRequested();
        if (_read < 0)
            return false;
        _reader ??= _source.Open(_cancellation) ?? throw new InvalidOperationException("DataSource.Open gave no reader.");
        _row.Place(block, place);
        block.Records[place] = _read;
        bool found = _reader.Read(_row);
        if (found)
            _read++;
        if (_source.Rows is { } rows && (found ? _read > rows : _read != rows))
            throw new InvalidOperationException($"The source says that it has {Counted.Of(rows, "row")}; reading gave {(found ? "more" : _read)}.");
        if (!found)
        {
            _read = -1;
            Dispose();
        }

        return found;
    }
}
