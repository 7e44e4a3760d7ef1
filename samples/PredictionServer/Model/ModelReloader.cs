namespace PredictionServer.Model;

/// <summary>
/// Looks at the model's file and takes a changed one. It asks for time and size instead of waiting for notifications, which network drives and containers lose.
/// <c>Save</c> replaces a file only when the new one is complete, so half a file is never seen; a file of another kind leaves the old model in place.
/// </summary>
public sealed partial class ModelReloader(ModelHolder holder, ModelOptions options, ServerMetrics metrics, ILogger<ModelReloader> log) : BackgroundService
{
    private (DateTime Time, long Length) _seen;

    /// <inheritdoc/>
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        // The first model is there before the first request.
        Look();
        return base.StartAsync(cancellationToken);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.CheckInterval);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                Look();
        }
        catch (OperationCanceledException)
        {
            // The server stops.
        }
    }

    private void Look()
    {
        var file = new FileInfo(options.Path);
        if (!file.Exists)
        {
            holder.Keep($"There is no file {options.Path}.");
            return;
        }

        (DateTime, long) seen = (file.LastWriteTimeUtc, file.Length);
        if (seen == _seen)
            return;
        _seen = seen;
        try
        {
            LoadedModel model = LoadedModel.Read(options.Path);
            metrics.Loaded(succeeded: true);
            holder.Replace(model);
            Taken(model.Version, options.Path);
        }
        catch (Exception e) when (e is WeightFileException or IOException or UnauthorizedAccessException)
        {
            metrics.Loaded(succeeded: false);
            holder.Keep(e.Message);
            Refused(options.Path, e.Message);
        }
    }

    [LoggerMessage(LogLevel.Information, "Model {Version} taken from {Path}.")]
    private partial void Taken(string version, string path);

    [LoggerMessage(LogLevel.Error, "{Path} was not taken, the model stays as it is: {Reason}")]
    private partial void Refused(string path, string reason);
}
