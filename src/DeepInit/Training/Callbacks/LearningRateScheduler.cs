namespace DeepInit;

/// <summary>Sets the learning rate of every epoch by a function; for rates that change with every step, see <see cref="FitOptions.Schedule"/>.</summary>
public sealed class LearningRateScheduler : TrainingCallback
{
    private readonly Func<int, double, double> _rate;

    /// <summary>Sets the rate.</summary>
    /// <param name="rate">From the epoch, counted from 1, and the rate so far to the rate of this epoch.</param>
    public LearningRateScheduler(Func<int, double, double> rate) => _rate = rate ?? throw new ArgumentNullException(nameof(rate));

    /// <inheritdoc/>
    public override void EpochStarted(TrainingContext training) => training.BaseLearningRate = _rate(training.Epoch, training.BaseLearningRate);
}
