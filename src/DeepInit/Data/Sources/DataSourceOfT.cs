namespace DeepInit;

/// <summary>
/// Rows that are read while a network trains: as many as there are, more than memory holds. <c>Fit</c> and <c>Evaluate</c> take a source as they take a
/// <see cref="Dataset{T}"/>; <see cref="FitOptions.ShuffleBuffer"/> and <see cref="FitOptions.Prefetch"/> say how.
/// </summary>
/// <remarks>
/// <see cref="DataSource"/> makes sources of records and of IDX and NPY files, <c>CsvSource</c> of CSV files. Your own overrides <see cref="Open"/>.
/// A source gives the same rows in the same order every time it is opened; then the same seed gives the same bits, with and without prefetching, and a
/// training goes on from a checkpoint.
/// </remarks>
/// <typeparam name="T">The element type of the network, <see cref="float"/> or <see cref="double"/>.</typeparam>
public abstract class DataSource<T> : Dataset
    where T : unmanaged
{
    /// <summary>How many rows there are; null where only reading tells. Then an epoch ends when the source does, unless <see cref="FitOptions.StepsPerEpoch"/> says.</summary>
    public virtual long? Rows => null;

    /// <summary>Starts to read from the first row. Called for every walk through the rows, with prefetching on another thread than <c>Fit</c>'s.</summary>
    /// <param name="cancellation">Ends waiting for rows; a reader that never waits need not look at it.</param>
    public abstract DataRowReader<T> Open(CancellationToken cancellation);

    /// <summary>
    /// Where a row is, for messages about its numbers: <c>record 20</c> unless overridden, or <c>record 20, line 27</c> where the reader sets
    /// <see cref="DataRow{T}.Line"/>. Called only when a row is refused.
    /// </summary>
    /// <param name="record">Which of the source's rows, from 0.</param>
    /// <param name="line">Its <see cref="DataRow{T}.Line"/>, from 1; 0 where there are no lines.</param>
    protected internal virtual string PlaceOf(long record, long line) =>
        FormattableString.Invariant(line > 0 ? $"record {record}, line {line}" : (FormattableString)$"record {record}");
}
