namespace PredictionServer.Model;

/// <summary>
/// The model of the moment. A new one replaces it in one write: a request takes the reference once and keeps to that model, so no answer mixes two of them.
/// </summary>
public sealed class ModelHolder
{
    private volatile LoadedModel? _current;
    private volatile string? _fault = "No model file has been read yet.";

    /// <summary>The model; null before the first file.</summary>
    public LoadedModel? Current => _current;

    /// <summary>Why the newest file is not the current model; null if it is.</summary>
    public string? Fault => _fault;

    /// <summary>Takes a model.</summary>
    public void Replace(LoadedModel model) => (_current, _fault) = (model, null);

    /// <summary>Keeps the model, and notes why.</summary>
    public void Keep(string fault) => _fault = fault;
}
