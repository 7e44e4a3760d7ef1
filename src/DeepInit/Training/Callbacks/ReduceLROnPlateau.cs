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

    /// <summary>Epochs after a reduction in which none are counted; 0 unless given.</summary>
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
        _best = double.NaN;
        _waited = 0;
        _coolingDown = 0;
    }

    /// <inheritdoc/>
    public override void EpochFinished(TrainingContext training, EpochProgress epoch)
    {
        double value = Monitor.In(epoch);
        if (_coolingDown > 0)
        {
            _coolingDown--;
            _waited = 0;
        }

        if (Monitor.IsBetter(value, _best, MinDelta))
        {
            _best = value;
            _waited = 0;
        }
        else if (_coolingDown == 0)
        {
            _waited++;
            if (_waited >= Patience)
            {
                training.BaseLearningRate = Math.Min(training.BaseLearningRate, Math.Max(MinLearningRate, training.BaseLearningRate * Factor));
                _coolingDown = Cooldown;
                _waited = 0;
            }
        }
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
