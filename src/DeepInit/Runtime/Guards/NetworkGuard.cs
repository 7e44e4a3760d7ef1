using System.Diagnostics.CodeAnalysis;

namespace DeepInit.Runtime;

/// <summary>
/// Sees to it that one thread at a time trains or measures a network. Calls have working memory in common, so that two of them at once, or one within another, would
/// write over each other's; and a training has an order of steps that nobody else may step into.
/// </summary>
/// <remarks>
/// A call takes the network for itself. A session (<c>Fit</c>, <c>Evaluate</c>) is many calls of one thread, between which other code of that thread runs (callbacks,
/// metrics): it may predict, measure, load and save, but not train. Readers (<c>Save</c>) are as many as like, and keep off what changes parameters.
/// Cost of a call: one interlocked operation.
/// </remarks>
internal sealed class NetworkGuard
{
    private readonly string _network;

    // Thread and call in one word, so that who looks sees what belongs together; 0 for none.
    private long _call;
    private long _session;
    private int _readers;

    public NetworkGuard(string network) => _network = network;

    /// <summary>Whether the session's own loop is at work, and not code that it calls. Only for the session's thread.</summary>
    public bool IsStepping { get; set; }

    /// <summary>Whether a hook of the session is at work, between the gradients of a step and its update: they are in memory that other calls write.</summary>
    public bool IsInHook { get; set; }

    /// <summary>Whether a call may change parameters, statistics among them.</summary>
    public static bool Changes(NetworkCall call) => call >= NetworkCall.Load;

    public void Enter(NetworkCall call)
    {
        long me = Me(call);
        long other = Interlocked.CompareExchange(ref _call, me, 0);
        if (other != 0)
            Throw(call, other);

        long session = Volatile.Read(ref _session);
        if (session != 0 && !IsElsewhere(session) && IsInHook)
        {
            Leave();
            throw new InvalidOperationException(
                $"{_network}.{call} cannot run: it was called from within {_network}.{CallOf(session)}, by its gradient hook. Between gradients and update a hook may call Predict and Save; it must not measure, load or train the network that calls it.");
        }

        if (session != 0 && (IsElsewhere(session) || (Trains(call) && !IsStepping)))
        {
            Leave();
            Throw(call, session);
        }

        if (Changes(call) && Volatile.Read(ref _readers) != 0)
        {
            Leave();
            Throw(call, (long)NetworkCall.Save);
        }
    }

    public void Leave() => Volatile.Write(ref _call, 0);

    /// <summary>Begins a session of this thread.</summary>
    /// <returns>What <see cref="EndSession"/> wants.</returns>
    public long BeginSession(NetworkCall call)
    {
        // While it is in a call nobody else is, or comes to be: who comes later sees the session.
        Enter(call);
        long outer = _session;
        Volatile.Write(ref _session, Me(call));
        Leave();
        return outer;
    }

    /// <summary>Ends a session; an outer one of the same thread goes on.</summary>
    public void EndSession(long outer) => Volatile.Write(ref _session, outer);

    public void BeginReading(NetworkCall call)
    {
        // Looked at before, so that a reader that is refused disturbs nobody, and after, for who has come in between.
        RefuseReading(call);
        Interlocked.Increment(ref _readers);
        try
        {
            RefuseReading(call);
        }
        catch (InvalidOperationException)
        {
            EndReading();
            throw;
        }
    }

    public void EndReading() => Interlocked.Decrement(ref _readers);

    private static bool Trains(NetworkCall call) => call >= NetworkCall.TrainBatch;

    private static NetworkCall CallOf(long word) => (NetworkCall)(int)word;

    private static bool IsElsewhere(long word) => (int)(word >> 32) != Environment.CurrentManagedThreadId;

    private static long Me(NetworkCall call) => ((long)Environment.CurrentManagedThreadId << 32) | (uint)call;

    private void RefuseReading(NetworkCall call)
    {
        Refuse(call, Volatile.Read(ref _call));
        Refuse(call, Volatile.Read(ref _session));
    }

    private void Refuse(NetworkCall call, long other)
    {
        if (Changes(CallOf(other)) && IsElsewhere(other))
            Throw(call, other);
    }

    [DoesNotReturn]
    private void Throw(NetworkCall call, long other)
    {
        string mine = $"{_network}.{call}";
        string theirs = $"{_network}.{CallOf(other)}";
        string doing = CallOf(other) switch
        {
            NetworkCall.ComputeLoss or NetworkCall.Evaluate => "measured",
            NetworkCall.Save => "saved",
            NetworkCall.Load or NetworkCall.RestoreWeights => "loaded",
            _ => "trained",
        };
        throw new InvalidOperationException(
            IsElsewhere(other)
                ? $"{mine} cannot run: {_network} is being {doing} on another thread, in {theirs}. One thread at a time may train, measure, load or save a network; only Predict is for many at once."
                : $"{mine} cannot run: it was called from within {theirs}, by an observer, a callback or a metric. These may call Predict, and callbacks of Fit also Evaluate and ComputeLoss between steps, but must not train the network that calls them.");
    }
}
