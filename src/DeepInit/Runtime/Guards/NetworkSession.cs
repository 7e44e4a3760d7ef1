namespace DeepInit.Runtime;

/// <summary>Many calls of one thread, between which no other thread's come: a <c>Fit</c>, an <c>Evaluate</c>.</summary>
internal readonly struct NetworkSession : IDisposable
{
    private readonly NetworkGuard? _guard;
    private readonly long _outer;

    /// <summary>Begins it.</summary>
    /// <param name="guard">The network's; null for one without parameters of its own.</param>
    /// <param name="call">Which.</param>
    public NetworkSession(NetworkGuard? guard, NetworkCall call)
    {
        _guard = guard;
        _outer = guard?.BeginSession(call) ?? 0;
    }

    public void Dispose() => _guard?.EndSession(_outer);
}
