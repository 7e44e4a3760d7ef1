namespace DeepInit;

/// <summary>Multiplies the learning rate by a factor when a value has not become better for some epochs; Keras' and PyTorch's class of that name.</summary>
public sealed class ReduceLROnPlateau : TrainingCallback
{
    private double _best = double.NaN;
    private int _waited;
    private int _coolingDown;

    /// <summary>What is watched; the validation loss (the training loss where there is no validation) unless given.</summary>
    public MonitoredValue Monitor { get; init; } = MonitoredValue.AnyLoss;

    /// <summary>The factor, in (0, 1); 0.1 unless given.</summary>
    public double Factor { get; init; } = 0.1;

    /// <summary>After how many epochs in a row without a better value the rate goes down; 10 unless given.</summary>
    public int Patience { get; init; } = 10;

    /// <summary>By how much a value must be better to count; 0.0001 unless given.</summary>
    public double MinDelta { get; init; } = 1e-4;

    /// <summary>So many epochs after a reduction are not counted, as in PyTorch; 0 unless given. A better value among them is still noted.</summary>
    public int Cooldown { get; init; }

    /// <summary>The rate below which it never goes; 0 unless given.</summary>
    public double MinLearningRate { get; init; }

    /// <inheritdoc/>
    public override void TrainingStarted(TrainingContext training)
    {
        if (Factor is not (> 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(Factor), Factor, "ReduceLROnPlateau.Factor is more than 0 and less than 1.");
        if (Patience < 0)
            throw new ArgumentOutOfRangeException(nameof(Patience), Patience, "ReduceLROnPlateau.Patience is at least 0.");
        if (Cooldown < 0)
            throw new ArgumentOutOfRangeException(nameof(Cooldown), Cooldown, "ReduceLROnPlateau.Cooldown is at least 0.");
        if (MinDelta is not (>= 0 and < double.PositiveInfinity))
            throw new ArgumentOutOfRangeException(nameof(MinDelta), MinDelta, "ReduceLROnPlateau.MinDelta is at least 0.");
        if (MinLearningRate is not (>= 0 and < double.PositiveInfinity))
            throw new ArgumentOutOfRangeException(nameof(MinLearningRate), MinLearningRate, "ReduceLROnPlateau.MinLearningRate is at least 0.");
        _best = double.NaN;
        _waited = 0;
        _coolingDown = 0;
    }

    /// <inheritdoc/>
    public override void EpochFinished(TrainingContext training, EpochProgress epoch)
    {
        double value = Monitor.In(epoch);
        bool isBetter = Monitor.IsBetter(value, _best, MinDelta);
        if (isBetter)
            _best = value;

        // PyTorch's order: the last epoch of the cooldown is one of those that do not count. Keras counts it.
        if (isBetter || _coolingDown > 0)
        {
            _coolingDown = Math.Max(0, _coolingDown - 1);
            _waited = 0;
            return;
        }

        _waited++;
        if (_waited < Patience)
            return;
        training.BaseLearningRate = Math.Min(training.BaseLearningRate, Math.Max(MinLearningRate, training.BaseLearningRate * Factor));
        _coolingDown = Cooldown;
        _waited = 0;
    }

    /// <inheritdoc/>
    public override void SaveState(CallbackState state)
    {
        state.Set("best", _best);
        state.Set("waited", _waited);
        state.Set("cooling_down", _coolingDown);
    }

    /// <inheritdoc/>
    public override void LoadState(CallbackState state)
    {
        _best = state.Required("best", double.NaN);
        _waited = (int)state.Count("waited");
        _coolingDown = (int)state.Count("cooling_down");
    }
}
