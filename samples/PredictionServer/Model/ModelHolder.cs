namespace PredictionServer.Model;

/// <summary>
/// The model of the moment. A new one replaces it in one write: a request takes the reference once and keeps to that model, so no answer mixes two of them.
/// </summary>
public sealed class ModelHolder(TimeProvider time)
{
    private volatile ModelState _state = new(null, "No model file has been read yet.", time.GetUtcNow(), 0);

    /// <summary>Everything about it.</summary>
    public ModelState State => _state;

    /// <summary>The model; null before the first file.</summary>
    public LoadedModel? Current => _state.Model;

    /// <summary>Why the newest file is not the current model; null if it is.</summary>
    public string? Fault => _state.Fault;

    /// <summary>Takes a model.</summary>
    public void Replace(LoadedModel model) => _state = new ModelState(model, null, time.GetUtcNow(), 0);

    /// <summary>Keeps the model, and notes why. Only the reloader calls it, one look after the other.</summary>
    public void Keep(string fault)
    {
        ModelState state = _state;
        _state = state with { Fault = fault, Since = state.Fault is null ? time.GetUtcNow() : state.Since, Attempts = state.Attempts + 1 };
    }
}
