namespace PredictionServer.Model;

/// <summary>
/// Looks at the model's file and takes a changed one. It asks for time and size instead of waiting for notifications, which network drives and containers lose.
/// A file that cannot be taken leaves the old model in place, and is tried again when it changes, or after a while that doubles up to half a minute: rights
/// and drives come back without a change of the file.
/// </summary>
public sealed partial class ModelReloader(ModelHolder holder, ModelOptions options, ServerMetrics metrics, TimeProvider time, ILogger<ModelReloader> log) : BackgroundService
{
    // A disk answers in milliseconds. What takes longer (a dead network drive, a pipe that came at the wrong moment) must not hold up the server.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    private Task _look = Task.CompletedTask;
    private ModelFile? _seen;
    private DateTimeOffset _nextTry;
    private TimeSpan _pause;

    /// <inheritdoc/>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        // The first model is there before the first request, if there is one.
        await LookAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            using var timer = new PeriodicTimer(options.CheckInterval, time);
            while (await timer.WaitForNextTickAsync(stoppingToken))
                await LookAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops.
        }
    }

    private async Task LookAsync(CancellationToken stop)
    {
        // One look at a time: one that hangs takes one thread, not one more at every tick.
        if (_look.IsCompleted)
            _look = Task.Run(Look, CancellationToken.None);
        try
        {
            await _look.WaitAsync(Patience, stop);
        }
        catch (TimeoutException)
        {
            Refuse($"{options.Path} does not answer.");
        }
    }

    private void Look()
    {
        ModelFile? file = null;
        try
        {
            file = ModelFile.Find(options.Path);
            if (file is null)
            {
                _seen = null;
                Refuse($"There is no file {options.Path}.");
                return;
            }

            if (file == _seen && (holder.Fault is null || time.GetUtcNow() < _nextTry))
                return;
            if (file != _seen)
                _pause = options.CheckInterval;
            _seen = file;
            LoadedModel model = LoadedModel.Of(file.Read());
            metrics.Loaded(succeeded: true);
            holder.Replace(model);
            Taken(model.Version, options.Path, model.Expects);
        }
        catch (Exception problem)
        {
            // Whatever a file does to its reader, the server goes on with the model that it has.
            _pause = TimeSpan.FromTicks(Math.Min(LongestPause.Ticks, Math.Max(_pause.Ticks, options.CheckInterval.Ticks) * 2));
            _nextTry = time.GetUtcNow() + _pause;
            if (file is not null)
                metrics.Loaded(succeeded: false);
            Refuse(problem.Message);
        }
    }

    // The same reason every second would bury the rest of the log.
    private void Refuse(string reason)
    {
        bool known = holder.Fault == reason;
        holder.Keep(reason);
        if (!known)
            Refused(options.Path, reason);
    }

    [LoggerMessage(LogLevel.Information, "Model {Version} taken from {Path}. {Expects}")]
    private partial void Taken(string version, string path, string expects);

    [LoggerMessage(LogLevel.Error, "{Path} was not taken, the model stays as it is: {Reason}")]
    private partial void Refused(string path, string reason);
}
