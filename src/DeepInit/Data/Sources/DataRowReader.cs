namespace DeepInit;

/// <summary>One walk through the rows of a <see cref="DataSource{T}"/>.</summary>
/// <typeparam name="T">The element type.</typeparam>
public abstract class DataRowReader<T> : IDisposable
    where T : unmanaged
{
    /// <summary>Reads the next row. What it throws comes out of <c>Fit</c> as it is, after the steps on the rows before.</summary>
    /// <param name="row">Takes the row; all zeros before.</param>
    /// <returns>False at the end; the row is then not used.</returns>
    public abstract bool Read(DataRow<T> row);

    /// <summary>Closes what was opened.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Closes what was opened. Nothing unless overridden.</summary>
    /// <param name="disposing">Always true.</param>
    protected virtual void Dispose(bool disposing)
    {
    }
}
