namespace PredictionServer.Taste;

/// <summary>
/// Learns from events while the server answers: a network of its own trains on what came since the last round, and on old events beside; then a copy of it replaces what answers. No request ever sees a network that is being trained.
/// </summary>
public sealed partial class TasteLearner(EventLog events, TasteHolder holder, TasteOptions options, TimeProvider time, ILogger<TasteLearner> log) : BackgroundService
{
    // Old events for each new one, and epochs of a round.
    private const int Again = 4;
    private const int Epochs = 4;

    // Requests take the other cores.
    private readonly ItemTaste _learning = new(seed: 1) { MaxThreads = 1 };
    private bool _saves = options.Path is not null;
    private int _version;

    /// <inheritdoc/>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        if (options.Path is { } path && File.Exists(path))
            Continue(path);
        await base.StartAsync(cancellationToken);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            using var timer = new PeriodicTimer(options.LearnInterval, time);
            while (await timer.WaitForNextTickAsync(stoppingToken))
                await Task.Run(() => Learn(stoppingToken), CancellationToken.None);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops.
        }
    }

    // A file that is no network of this kind is left alone: somebody may want it.
    private void Continue(string path)
    {
        try
        {
            _learning.Load(path);
            DataTransform transform = _learning.Parameters.Transform ?? throw new WeightFileException("It has no vocabularies: this server has not saved it.");
            events.Know(transform.Vocabulary(nameof(Shown.User)).Ids, transform.Vocabulary(nameof(Shown.Item)).Ids);
            Publish();
        }
        catch (Exception problem) when (problem is WeightFileException or IOException or UnauthorizedAccessException)
        {
            _saves = false;
            NotContinued(path, problem.Message);
        }
    }

    private void Learn(CancellationToken stop)
    {
        Shown[] rows = events.Take(Again, seed: _version);
        if (rows.Length == 0)
            return;
        try
        {
            // New ids get rows in the tables before the first step.
            _learning.Fit(rows, new FitOptions { Epochs = Epochs, BatchSize = 64, Seed = _version, Verbose = false, RowStatistics = RowStatistics.Keep, CancellationToken = stop });
            Publish();
            if (_saves)
                _learning.Save(options.Path!);
            Learnt(rows.Length, holder.Current!.Users, holder.Current.Items);
        }
        catch (FitCanceledException)
        {
            // The server stops.
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // What was learnt answers all the same.
            NotSaved(options.Path!, problem.Message);
        }
    }

    private void Publish() => holder.Current = ServedTaste.Of(_learning, ++_version, events.Chosen());

    [LoggerMessage(LogLevel.Information, "Learnt from {Rows} events, new and old: {Users} users, {Items} items.")]
    private partial void Learnt(int rows, int users, int items);

    [LoggerMessage(LogLevel.Error, "Learning begins anew, and is not saved: {Path} was not taken. {Reason}")]
    private partial void NotContinued(string path, string reason);

    [LoggerMessage(LogLevel.Warning, "What was learnt could not be saved to {Path}: {Reason}")]
    private partial void NotSaved(string path, string reason);
}
