namespace DeepInit;

/// <summary>Rows of records.</summary>
internal sealed class RecordSource<TRecord, T>(IEnumerable<TRecord> records, Action<TRecord, DataRow<T>> write, long? rows) : DataSource<T>
    where T : unmanaged
{
    public override long? Rows => rows;

    public override DataRowReader<T> Open(CancellationToken cancellation) => new Reader(records.GetEnumerator(), write);

    private sealed class Reader(IEnumerator<TRecord> records, Action<TRecord, DataRow<T>> write) : DataRowReader<T>
    {
        public override bool Read(DataRow<T> row)
        {
            if (!records.MoveNext())
                return false;
            write(records.Current, row);
            return true;
        }

        protected override void Dispose(bool disposing) => records.Dispose();
    }
}
