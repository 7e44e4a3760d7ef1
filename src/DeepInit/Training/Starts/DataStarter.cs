namespace DeepInit;

/// <summary>Starts a network as <see cref="DataInitializer"/> does.</summary>
internal sealed class DataStarter : IDataStarter
{
    private DataStarter()
    {
    }

    /// <summary>There is nothing to tell two of them apart.</summary>
    public static DataStarter Instance { get; } = new();

    public InitializationReport Start<T>(ITrainableNetwork<T> network, BatchStream<T> rows, InitializationOptions options, int labelRows)
        where T : unmanaged =>
        DataInitializer.Initialize(network, rows, options, labelRows);
}
