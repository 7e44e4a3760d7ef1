namespace DeepInit.Networks.Tests.Compiling;

/// <summary>
/// A network compiled in memory, of one input, one output and one target of numbers: its generated methods, callable without knowing its type.
/// </summary>
public interface INetworkDriver<T>
    where T : unmanaged
{
    /// <summary>The network's own.</summary>
    ParameterCollection<T> Parameters { get; }

    /// <summary>The network's own.</summary>
    int MaxThreads { get; set; }

    /// <summary>The network's own.</summary>
    T[] Predict(T[] x);

    /// <summary>The network's own.</summary>
    T TrainBatch(T[] x, T[] target);

    /// <summary>The network's own.</summary>
    T ComputeLoss(T[] x, T[] target);

    /// <summary>The network's own.</summary>
    T ComputeGradients(T[] x, T[] target);
}
