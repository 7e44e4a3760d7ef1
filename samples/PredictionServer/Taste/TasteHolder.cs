namespace PredictionServer.Taste;

/// <summary>What was learnt until now. The next replaces it in one write: a request takes the reference once and keeps to it, so no answer mixes two of them.</summary>
public sealed class TasteHolder
{
    private volatile ServedTaste? _current;

    /// <summary>What answers; null before the first event was learnt from.</summary>
    public ServedTaste? Current
    {
        get => _current;
        set => _current = value;
    }
}
