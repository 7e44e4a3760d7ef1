using DeepInit.Runtime;

namespace DeepInit;

/// <summary>Rows of records that come asynchronously.</summary>
internal sealed class AsyncRecordSource<TRecord, T>(IAsyncEnumerable<TRecord> records, Action<TRecord, DataRow<T>> write, long? rows) : DataSource<T>
    where T : unmanaged
{
    public override long? Rows => rows;

    public override DataRowReader<T> Open(CancellationToken cancellation) => new Reader(records.GetAsyncEnumerator(cancellation), write);

    private sealed class Reader(IAsyncEnumerator<TRecord> records, Action<TRecord, DataRow<T>> write) : DataRowReader<T>
    {
        public override bool Read(DataRow<T> row)
        {
            ValueTask<bool> next = records.MoveNextAsync();
            if (!next.IsCompleted && !ThreadTeam.HasThreads)
                throw new PlatformNotSupportedException("A record is not there yet, and this platform has no thread that could wait for it. Collect the records first.");
            if (!(next.IsCompleted ? next.Result : next.AsTask().GetAwaiter().GetResult()))
                return false;
            write(records.Current, row);
            return true;
        }

        protected override void Dispose(bool disposing)
        {
            ValueTask end = records.DisposeAsync();
            if (!end.IsCompletedSuccessfully)
                end.AsTask().GetAwaiter().GetResult();
        }
    }
}
