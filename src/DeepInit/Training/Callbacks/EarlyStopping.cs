using System.Globalization;

namespace DeepInit;

/// <summary>
/// Stops the training when a value has not become better for some epochs. An epoch is never the best whose value is NaN, or which left a parameter that is NaN
/// or infinite.
/// </summary>
/// <remarks>With <see cref="RestoreBestWeights"/>, memory for a second copy of the parameters.</remarks>
public sealed class EarlyStopping : TrainingCallback
{
    private WeightSnapshot? _bestWeights;
    private double _best = double.NaN;
    private int _bestEpoch;
    private int _waited;

    /// <summary>What is watched; the validation loss (the training loss where there is no validation) unless given.</summary>
    public MonitoredValue Monitor { get; init; } = MonitoredValue.AnyLoss;

    /// <summary>How many epochs in a row may pass without a better value; 0, as in Keras, unless given: the first such epoch stops.</summary>
    public int Patience { get; init; }

    /// <summary>By how much a value must be better to count; 0 unless given.</summary>
    public double MinDelta { get; init; }

    /// <summary>Epochs at the beginning that are not watched; 0 unless given.</summary>
    public int StartFromEpoch { get; init; }

    /// <summary>Whether the network ends with the parameters of its best epoch; true unless given (Keras: false).</summary>
    public bool RestoreBestWeights { get; init; } = true;

    /// <summary>The epoch with the best value; 0 before the first.</summary>
    public int BestEpoch => _bestEpoch;

    /// <inheritdoc/>
    public override void TrainingStarted(TrainingContext training)
    {
        if (Patience < 0)
            throw new ArgumentOutOfRangeException(nameof(Patience), Patience, "EarlyStopping.Patience is at least 0.");
        if (MinDelta is not (>= 0 and < double.PositiveInfinity))
            throw new ArgumentOutOfRangeException(nameof(MinDelta), MinDelta, "EarlyStopping.MinDelta is at least 0.");
        _bestWeights = null;
        _best = double.NaN;
        _bestEpoch = 0;
        _waited = 0;
    }

    /// <inheritdoc/>
    public override void EpochFinished(TrainingContext training, EpochProgress epoch)
    {
        if (epoch.Epoch <= StartFromEpoch)
            return;

        double value = Monitor.In(epoch);
        if (Monitor.IsBetter(value, _best, MinDelta) && training.FindParameterNotFinite() is null)
        {
            _best = value;
            _bestEpoch = epoch.Epoch;
            _waited = 0;
            if (RestoreBestWeights)
            {
                if (_bestWeights is null)
                    _bestWeights = training.CaptureWeights();
                else
                    _bestWeights.Capture();
            }

            return;
        }

        _waited++;
        if (_waited >= Patience)
        {
            training.Stop(double.IsNaN(_best)
                ? $"{Monitor.NameIn(epoch)} has not been a number, of finite parameters, for {Counted.Of(_waited, "epoch")}."
                : string.Format(CultureInfo.InvariantCulture, "{0} has not become better than {1:0.######} for {2}.", Monitor.NameIn(epoch), _best, Counted.Of(_waited, "epoch")));
        }
    }

    /// <inheritdoc/>
    public override void TrainingFinished(TrainingContext training) => _bestWeights?.Restore();

    /// <inheritdoc/>
    public override void SaveState(CallbackState state)
    {
        state.Set("best", _best);
        state.Set("best_epoch", _bestEpoch);
        state.Set("waited", _waited);
        if (_bestWeights is not null)
            state.Set("best_weights", _bestWeights);
    }

    /// <inheritdoc/>
    public override void LoadState(CallbackState state)
    {
        _best = state.Required("best", double.NaN);
        _bestEpoch = (int)state.Count("best_epoch");
        _waited = (int)state.Count("waited");
        _bestWeights = state.Snapshot("best_weights");
    }
}
