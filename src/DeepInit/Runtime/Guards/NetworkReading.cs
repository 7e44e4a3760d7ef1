namespace DeepInit.Runtime;

/// <summary>A look at all parameters, as they are at one moment.</summary>
internal readonly struct NetworkReading : IDisposable
{
    private readonly NetworkGuard? _guard;

    /// <summary>Begins it.</summary>
    /// <param name="guard">The network's; null for one without parameters of its own.</param>
    /// <param name="call">What looks.</param>
    public NetworkReading(NetworkGuard? guard, NetworkCall call)
    {
        _guard = guard;
        guard?.BeginReading(call);
    }

    public void Dispose() => _guard?.EndReading();
}
