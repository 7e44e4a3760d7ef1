namespace DeepInit.Runtime;

/// <summary>What candidates are made of anew when the network comes to know more of what they have.</summary>
/// <typeparam name="T">The element type.</typeparam>
internal interface ICandidateSource<T>
    where T : unmanaged
{
    /// <summary>The candidates, as the network reads them now.</summary>
    /// <param name="parameters">The network's parameters.</param>
    CandidateTable<T> Table(ParameterCollection<T> parameters);
}
