namespace DeepInit;

/// <summary>Batches of rows, walk after walk: from memory (<see cref="BatchReader{T}"/>) or from a source (<see cref="SourceBatches{T}"/>).</summary>
/// <typeparam name="T">The element type.</typeparam>
internal abstract class BatchStream<T> : IDisposable
    where T : unmanaged
{
    protected BatchStream(int inputs, int targets) => Batch = new Batch<T>(inputs, targets) { PlaceOf = PlaceOf };

    /// <summary>The current batch; the same object for all.</summary>
    public Batch<T> Batch { get; }

    /// <summary>The most rows a batch has.</summary>
    public abstract int BatchSize { get; }

    /// <summary>Batches in a walk; null where only its end tells.</summary>
    public abstract int? Count { get; }

    /// <summary>Starts a walk, in the data's order or in one that follows from seed and walk alone.</summary>
    /// <param name="seed">The seed; null for the data's order.</param>
    /// <param name="walk">Tells apart the walks of one seed.</param>
    /// <param name="skip">Batches to leave out at its beginning.</param>
    public abstract void Start(long? seed, long walk, int skip);

    /// <summary>Fills <see cref="Batch"/> with the next rows.</summary>
    /// <returns>False at the end of the walk.</returns>
    public abstract bool MoveNext();

    /// <summary>What of the data the rows are, for messages: <c> of the validation data</c>; nothing unless set.</summary>
    public string Part { get; set; } = "";

    /// <summary>Where a row of the current batch stands in the user's data.</summary>
    protected abstract string PlaceOf(int row);

    public virtual void Dispose()
    {
    }
}
