using Microsoft.Extensions.Logging;

namespace DeepInit;

/// <summary>Writes a training to an app's log: its start, every epoch and its end, each as one structured entry at the level Information.</summary>
/// <example><code>
/// model.Fit(data, new FitOptions { Epochs = 20, Callbacks = { new TrainingLogger(logger) } });
/// </code></example>
public sealed partial class TrainingLogger : TrainingCallback
{
    private readonly ILogger _logger;

    /// <summary>Logs to a logger.</summary>
    /// <param name="logger">The logger.</param>
    public TrainingLogger(ILogger logger) => _logger = logger ?? throw new ArgumentNullException(nameof(logger));

    /// <inheritdoc/>
    public override void TrainingStarted(TrainingContext training) => LogStart(_logger, training.Network, training.Epochs);

    /// <inheritdoc/>
    public override void EpochFinished(TrainingContext training, EpochProgress epoch) =>
        LogEpoch(_logger, training.Network, epoch.Epoch, epoch.Epochs, epoch.Steps, epoch.Seconds, epoch.LearningRate, epoch.Loss, epoch.ValidationLoss, epoch.ToString());

    /// <inheritdoc/>
    public override void TrainingFinished(TrainingContext training) => LogEnd(_logger, training.Network, training.Epoch, training.StopReason ?? "all epochs are done");

    [LoggerMessage(1, LogLevel.Information, "Training of {Network} starts: {Epochs} epochs")]
    private static partial void LogStart(ILogger logger, string network, int epochs);

    [LoggerMessage(2, LogLevel.Information, "{Network}, epoch {Epoch} of {Epochs}: {Steps} steps in {Seconds:0.00} s, learning rate {LearningRate}, loss {Loss}, validation loss {ValidationLoss} ({Line})")]
    private static partial void LogEpoch(
        ILogger logger, string network, int epoch, int epochs, int steps, double seconds, double learningRate, double loss, double? validationLoss, string line);

    [LoggerMessage(3, LogLevel.Information, "Training of {Network} has ended after epoch {Epoch}: {Reason}")]
    private static partial void LogEnd(ILogger logger, string network, int epoch, string reason);
}
