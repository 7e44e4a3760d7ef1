namespace DeepInit;

/// <summary>
/// Rows of arrays in IDX or NPY files, compressed (<c>.gz</c>) or not, of any size: their first axis counts rows, and no more than a row of each is in memory.
/// A source never changes; every method returns another one.
/// </summary>
/// <example><code>
/// var train = new ArrayFileSource&lt;float&gt;().WithInput("image", "images.npy", scale: 1 / 255.0).WithTarget("label", "labels.npy");
/// </code></example>
/// <typeparam name="T">The element type of the network, <see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class ArrayFileSource<T> : DataSource<T>
    where T : unmanaged
{
    private readonly ArrayFile[] _files;
    private long? _rows;

    /// <summary>A source without files, to which <c>With…</c> adds.</summary>
    public ArrayFileSource()
        : this([])
    {
    }

    private ArrayFileSource(ArrayFile[] files) => _files = files;

    /// <summary>The size of the first axis, which all files agree on.</summary>
    /// <exception cref="DataFileException">They do not, or one is no IDX or NPY file.</exception>
    /// <exception cref="InvalidOperationException">There is no file.</exception>
    public override long? Rows => _rows ??= CountRows();

    /// <summary>Adds an input.</summary>
    /// <param name="name">The name of the network's input; null for its only one.</param>
    /// <param name="path">The file.</param>
    /// <param name="scale">A factor for its numbers: 1 / 255 makes grey levels shares; 1 unless given.</param>
    public ArrayFileSource<T> WithInput(string? name, string path, double scale = 1) => With(new ArrayFile(name, path, IsTarget: false, scale));

    /// <summary>Adds a target: of class indices, or of numbers, as the network takes it.</summary>
    /// <param name="name">The name of the network's target; null for its only one.</param>
    /// <param name="path">The file.</param>
    public ArrayFileSource<T> WithTarget(string? name, string path) => With(new ArrayFile(name, path, IsTarget: true, 1));

    /// <inheritdoc/>
    public override DataRowReader<T> Open(CancellationToken cancellation) => new ArrayFileReader<T>(_files);

    /// <inheritdoc/>
    protected internal override string PlaceOf(long record, long line) =>
        FormattableString.Invariant($"row {record} of {string.Join(", ", _files.Select(file => $"'{file.Path}'"))}");

    private ArrayFileSource<T> With(ArrayFile file)
    {
        if (_files.Any(f => f.IsTarget == file.IsTarget && f.Name == file.Name))
            throw new ArgumentException($"The source has the {(file.IsTarget ? "target" : "input")} {(file.Name is null ? "without a name" : $"'{file.Name}'")} already.");
        return new([.. _files, file]);
    }

    private long CountRows()
    {
        if (_files.Length == 0)
            throw new InvalidOperationException("The source has no files: add them by WithInput and WithTarget.");
        long rows = 0;
        for (int i = 0; i < _files.Length; i++)
        {
            using ArrayFileStream stream = _files[i].Open();
            if (i > 0 && stream.Rows != rows)
                throw new DataFileException($"'{_files[i].Path}' has {Counted.Of(stream.Rows, "row")}; expected {rows}, as '{_files[0].Path}' has.");
            rows = stream.Rows;
        }

        return rows;
    }
}
