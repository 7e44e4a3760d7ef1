namespace DeepInit;

/// <summary>
/// Ends a piece of a training before the first step that is beyond its rung, as an interruption would: the checkpoint of the rung's last epoch is written, and with it the training goes on to the bit
/// as if it had never stopped, schedules over all epochs included.
/// </summary>
/// <param name="epochs">The epochs of the rung.</param>
/// <param name="monitor">What trials are compared by.</param>
/// <param name="pause">Is cancelled.</param>
internal sealed class TrialPause(int epochs, MonitoredValue monitor, CancellationTokenSource pause) : TrainingCallback
{
    /// <summary>Whether the rung was what ended it.</summary>
    public bool HasPaused { get; private set; }

    public override void EpochStarted(TrainingContext training)
    {
        if (training.Epoch <= epochs)
            return;
        HasPaused = true;
        pause.Cancel();
    }

    public override void EpochFinished(TrainingContext training, EpochProgress epoch)
    {
        double value = monitor.In(epoch);
        if (double.IsNaN(value) || double.IsInfinity(value))
            training.Stop($"'{monitor.Name}' was no finite number.");
    }
}
