namespace DeepInit;

/// <summary>What starts a network from its data within a <c>Fit</c>. Behind an interface, so that trimmed programs that never set <see cref="FitOptions.InitializeFromData"/> are without it.</summary>
internal interface IDataStarter
{
    /// <summary>Starts a network that has made no step.</summary>
    /// <param name="network">The network.</param>
    /// <param name="rows">Walks through the data.</param>
    /// <param name="options">How.</param>
    /// <param name="labelRows">How many rows to count labels of.</param>
    InitializationReport Start<T>(ITrainableNetwork<T> network, BatchStream<T> rows, InitializationOptions options, int labelRows)
        where T : unmanaged;
}
