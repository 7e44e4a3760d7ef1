namespace DeepInit;

/// <summary>
/// Looks into the layers while they train: how activations are distributed at the start, which shows a good initialisation or a bad one, and how large weights
/// and gradients are after every epoch. <see cref="History.SaveReport"/> draws what it saw.
/// </summary>
/// <example><code>
/// var options = new FitOptions { Epochs = 20, Callbacks = { new LayerStatistics() } };
/// model.Fit(data, options).SaveReport("run.html");
/// </code></example>
/// <remarks>
/// It looks at the same rows every time, drawn at random from the training data, in training mode. The training takes exactly the course that it takes
/// without; only <see cref="Parameter{T}.Gradient"/> is overwritten. Cost: a step on these rows for every epoch, and a copy of the parameters.
/// </remarks>
public sealed class LayerStatistics : TrainingCallback
{
    private readonly int _rows;
    private readonly List<int> _epochs = [];
    private LayerProbe? _probe;

    /// <summary>Looks at so many rows.</summary>
    /// <param name="rows">At least 1, 256 unless given; all there are where there are fewer.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="rows"/> is less than 1.</exception>
    public LayerStatistics(int rows = 256) =>
        _rows = rows >= 1 ? rows : throw new ArgumentOutOfRangeException(nameof(rows), rows, "LayerStatistics looks at 1 row or more.");

    /// <summary>The activations of every layer when training started, in the order in which they are computed.</summary>
    public IReadOnlyList<LayerActivations> Activations { get; private set; } = [];

    /// <summary>The epochs that norms are known of; the first is the start of the training, before its first step.</summary>
    public IReadOnlyList<int> Epochs => _epochs;

    /// <summary>The norms of every layer that has trainable parameters.</summary>
    public IReadOnlyList<LayerNorms> Norms { get; private set; } = [];

    /// <inheritdoc/>
    public override void TrainingStarted(TrainingContext training)
    {
        _probe = training.Probe(_rows);
        Activations = _probe.Activations();
        Norms = _probe.Layers;
        _epochs.Clear();
        training.History.Layers = this;
        Measure(training.Epoch);
    }

    /// <inheritdoc/>
    public override void EpochFinished(TrainingContext training, EpochProgress epoch) => Measure(epoch.Epoch);

    private void Measure(int epoch)
    {
        _epochs.Add(epoch);
        _probe!.Measure();
    }
}
