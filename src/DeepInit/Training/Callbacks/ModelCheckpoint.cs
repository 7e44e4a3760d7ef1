using System.Globalization;

namespace DeepInit;

/// <summary>Saves the parameters, as safetensors, of the best epoch or of every n-th. Files are replaced whole or not at all.</summary>
/// <remarks>For training that can be interrupted and continued, see <see cref="FitOptions.Checkpoint"/>: it saves the optimiser, too.</remarks>
public sealed class ModelCheckpoint : TrainingCallback
{
    private readonly string _path;
    private double _best = double.NaN;

    /// <summary>Saves to a file.</summary>
    /// <param name="path">The file; <c>{epoch}</c> in it stands for the number of the epoch.</param>
    public ModelCheckpoint(string path) => _path = path ?? throw new ArgumentNullException(nameof(path));

    /// <summary>Whether only an epoch that is better than all before is saved, never one of NaN or of parameters that are not finite; true unless given.</summary>
    public bool BestOnly { get; init; } = true;

    /// <summary>Looks at every n-th epoch only; 1 unless given.</summary>
    public int EveryEpochs { get; init; } = 1;

    /// <summary>What makes an epoch the best; the validation loss (the training loss where there is no validation) unless given.</summary>
    public MonitoredValue Monitor { get; init; } = MonitoredValue.AnyLoss;

    /// <inheritdoc/>
    public override void TrainingStarted(TrainingContext training)
    {
        if (EveryEpochs < 1)
            throw new ArgumentOutOfRangeException(nameof(EveryEpochs), EveryEpochs, "ModelCheckpoint.EveryEpochs is at least 1.");
        _best = double.NaN;
    }

    /// <inheritdoc/>
    public override void EpochFinished(TrainingContext training, EpochProgress epoch)
    {
        if (epoch.Epoch % EveryEpochs != 0)
            return;
        if (BestOnly)
        {
            double value = Monitor.In(epoch);
            if (!Monitor.IsBetter(value, _best) || training.FindParameterNotFinite() is not null)
                return;
            _best = value;
        }

        training.SaveWeights(_path.Replace("{epoch}", epoch.Epoch.ToString(CultureInfo.InvariantCulture)));
    }

    /// <inheritdoc/>
    public override void SaveState(CallbackState state) => state.Set("best", _best);

    /// <inheritdoc/>
    public override void LoadState(CallbackState state) => _best = state.Required("best", double.NaN);
}
