using System.ComponentModel;

namespace DeepInit.Runtime;

/// <summary>An engine that ranks for queries, or ranks candidates, that rows say more of than an id. Implemented by generated code.</summary>
/// <typeparam name="T">The element type, <see cref="float"/> or <see cref="double"/>.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IRowRankedEngine<T>
    where T : unmanaged
{
    /// <summary>Computes the vectors of queries, one after another, each with its biases behind it.</summary>
    /// <param name="queries">The rows; only what the query's vector reads is looked at.</param>
    /// <param name="vectors">Takes the vectors.</param>
    void QueryVectors(RowInputs<T> queries, Span<T> vectors);
}
