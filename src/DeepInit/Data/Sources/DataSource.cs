namespace DeepInit;

/// <summary>Makes sources of rows: of records, and of IDX and NPY files.</summary>
public static class DataSource
{
    /// <summary>Rows of records: anything that can be enumerated again for every epoch.</summary>
    /// <example><code>
    /// var houses = DataSource.FromRecords&lt;House, float&gt;(database.Houses(), (house, row) =&gt;
    /// {
    ///     row.Input()[0] = house.Area;
    ///     row.Target()[0] = house.Price;
    /// });
    /// model.Fit(houses, new FitOptions { Epochs = 5 });
    /// </code></example>
    /// <param name="records">The records.</param>
    /// <param name="write">Writes a record into a row; called on one thread at a time. An exception comes out of <c>Fit</c> as it is.</param>
    /// <param name="rows">How many there are; found out by reading unless given.</param>
    public static DataSource<T> FromRecords<TRecord, T>(IEnumerable<TRecord> records, Action<TRecord, DataRow<T>> write, long? rows = null)
        where T : unmanaged =>
        new RecordSource<TRecord, T>(records ?? throw new ArgumentNullException(nameof(records)), write ?? throw new ArgumentNullException(nameof(write)), rows);

    /// <summary>Rows of records that come asynchronously. With prefetching (and in <c>FitAsync</c>) waiting for them blocks no thread but its own.</summary>
    /// <remarks>In a browser nothing can wait: there records must be there when they are asked for.</remarks>
    /// <param name="records">The records; enumerated again for every epoch, with the training's cancellation.</param>
    /// <param name="write">Writes a record into a row; called on one thread at a time.</param>
    /// <param name="rows">How many there are; found out by reading unless given.</param>
    public static DataSource<T> FromRecords<TRecord, T>(IAsyncEnumerable<TRecord> records, Action<TRecord, DataRow<T>> write, long? rows = null)
        where T : unmanaged =>
        new AsyncRecordSource<TRecord, T>(records ?? throw new ArgumentNullException(nameof(records)), write ?? throw new ArgumentNullException(nameof(write)), rows);

    /// <summary>Rows of arrays in IDX or NPY files, compressed (<c>.gz</c>) or not: their first axis counts rows. For several inputs see <see cref="ArrayFileSource{T}"/>.</summary>
    /// <example><code>
    /// DataSource&lt;float&gt; train = DataSource.FromFiles&lt;float&gt;("train-images-idx3-ubyte.gz", "train-labels-idx1-ubyte.gz", scale: 1 / 255.0);
    /// </code></example>
    /// <param name="input">The file of the input.</param>
    /// <param name="target">The file of the target: classes, or numbers, as the network takes them.</param>
    /// <param name="scale">A factor for the input's numbers; 1 unless given.</param>
    public static ArrayFileSource<T> FromFiles<T>(string input, string target, double scale = 1)
        where T : unmanaged =>
        new ArrayFileSource<T>().WithInput(null, input, scale).WithTarget(null, target);
}
