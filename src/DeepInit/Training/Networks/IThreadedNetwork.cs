namespace DeepInit;

/// <summary>A network that shares its work among threads.</summary>
public interface IThreadedNetwork
{
    /// <summary>The most threads that one call may use: one per processor unless set. Results do not depend on it. Small calls use one in any case.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is set to less than 1.</exception>
    int MaxThreads { get; set; }
}
