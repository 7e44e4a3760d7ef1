namespace DeepInit;

/// <summary>
/// The rows of a CSV file, read while a network trains: no more of it than a row, the shuffle buffer and the batches is in memory. For networks of one input and
/// at most one target.
/// </summary>
/// <example><code>
/// DataTransform transform = CsvTransform.Fit("flights.csv", label: "delay", numbers: CsvColumnKind.Standardized);
/// model.Parameters.Transform = transform;                       // saved with the model
/// model.Fit(new CsvSource&lt;float&gt;("flights.csv", transform), new FitOptions { Epochs = 3, BatchSize = 256 });
/// </code></example>
/// <typeparam name="T">The element type of the network, <see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class CsvSource<T> : DataSource<T>
    where T : unmanaged
{
    private readonly string _path;
    private readonly DataTransform _transform;
    private readonly CsvOptions _options;

    /// <summary>The rows of a file.</summary>
    /// <param name="path">The file, in UTF-8, in UTF-16, or as <see cref="CsvOptions.Encoding"/> says. A bad cell ends training with file, line, column and what was expected.</param>
    /// <param name="transform">Fitted to a file with these columns, in any order.</param>
    /// <param name="options">How the file is written; the defaults unless given.</param>
    public CsvSource(string path, DataTransform transform, CsvOptions? options = null)
    {
        _path = path ?? throw new ArgumentNullException(nameof(path));
        _transform = transform ?? throw new ArgumentNullException(nameof(transform));
        _options = options ?? new CsvOptions();
    }

    /// <inheritdoc/>
    /// <exception cref="DataFileException">The file is empty or its first line is damaged.</exception>
    public override DataRowReader<T> Open(CancellationToken cancellation) => new CsvSourceReader<T>(CsvRowReader.Open(_path, _options), _transform);

    /// <inheritdoc/>
    protected override string PlaceOf(long record, long line) => FormattableString.Invariant($"'{_path}', line {line}");
}
