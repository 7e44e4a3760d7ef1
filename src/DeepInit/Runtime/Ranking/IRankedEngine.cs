using System.ComponentModel;

namespace DeepInit.Runtime;

/// <summary>An engine whose score is a product of a query's and a candidate's vector. Implemented by generated code.</summary>
/// <typeparam name="T">The element type, <see cref="float"/> or <see cref="double"/>.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IRankedEngine<T>
    where T : unmanaged
{
    /// <summary>Computes the vectors of some candidates, row after row, each with its biases behind it.</summary>
    /// <param name="candidates">All candidates.</param>
    /// <param name="first">The first of them.</param>
    /// <param name="count">How many.</param>
    /// <param name="vectors">Takes the vectors.</param>
    void CandidateVectors(CandidateTable<T> candidates, int first, int count, Span<T> vectors);
}
