using System.Runtime.ExceptionServices;

namespace DeepInit;

/// <summary>A search while it runs: workers that take pieces of trials, train them, and say what they came to.</summary>
/// <typeparam name="T">The element type of the networks.</typeparam>
internal sealed class SweepRun<T>
    where T : unmanaged
{
    private readonly SweepSpace _space;
    private readonly Func<SweepSettings, ITrainableNetwork<T>> _network;
    private readonly Func<ITrainableNetwork<T>, FitOptions, History> _train;
    private readonly SweepOptions _options;
    private readonly SweepFolder _folder;
    private readonly Halving _halving;
    private readonly SortedDictionary<int, SweepTrial> _trials = [];

    // Guards all that follows, the halving and the trials.
    private readonly object _gate = new();
    private int _running;
    private double _best = double.NaN;
    private ExceptionDispatchInfo? _fault;
    private OperationCanceledException? _cancellation;

    public SweepRun(
        SweepSpace space, Func<SweepSettings, ITrainableNetwork<T>> network, Func<ITrainableNetwork<T>, FitOptions, History> train, SweepOptions options, SweepFolder folder)
    {
        _space = space;
        _network = network;
        _train = train;
        _options = options;
        _folder = folder;
        _halving = new Halving(options.Trials, options.Epochs, options.MinEpochs, options.ReductionFactor, (a, b) => options.Monitor.IsBetter(a, b));
    }

    public SweepResult Run()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(_options.CancellationToken);
        Task[] others = [.. Enumerable.Range(1, Math.Min(_options.Workers, _options.Trials) - 1)
            .Select(_ => Task.Factory.StartNew(() => Work(stop), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default))];
        Work(stop);
        Task.WaitAll(others);
        _fault?.Throw();
        SweepResult result = Result();
        if (_options.CancellationToken.IsCancellationRequested && _cancellation is not null)
            throw new SweepCanceledException(result, _cancellation, _options.CancellationToken);
        return result;
    }

    // Never throws: what a piece throws ends all workers, and comes out of Run.
    private void Work(CancellationTokenSource stop)
    {
        while (Take(stop.Token) is { } piece)
        {
            try
            {
                SweepTrial trial = Train(piece.Trial, _halving.Epochs[piece.Rung], stop.Token);
                lock (_gate)
                    Ended(trial, piece.Rung);
            }
            catch (Exception e)
            {
                lock (_gate)
                {
                    if (e is OperationCanceledException canceled && stop.IsCancellationRequested)
                        _cancellation ??= canceled;
                    else
                        _fault ??= ExceptionDispatchInfo.Capture(e);
                }

                stop.Cancel();
            }
            finally
            {
                lock (_gate)
                {
                    _running--;
                    Monitor.PulseAll(_gate);
                }
            }
        }
    }

    /// <summary>Waits for a piece to train; null where there will be none.</summary>
    private (int Trial, int Rung)? Take(CancellationToken stop)
    {
        lock (_gate)
        {
            while (!stop.IsCancellationRequested)
            {
                if (_halving.Next() is { } piece)
                {
                    _running++;
                    return piece;
                }

                // Who runs may come to be promoted, or let others be.
                if (_running == 0)
                    return null;
                Monitor.Wait(_gate);
            }

            if (_options.CancellationToken.IsCancellationRequested)
                _cancellation ??= new OperationCanceledException(_options.CancellationToken);
            return null;
        }
    }

    private SweepTrial Train(int index, int epochs, CancellationToken stop)
    {
        SweepSettings settings = _space.At(index, _options.Sampling, _options.Seed);
        ITrainableNetwork<T> network = Sweep.Make(_network, settings);
        if (network is IThreadedNetwork threaded)
            threaded.MaxThreads = 1;
        if (settings.LearningRate is { } rate)
            network.LearningRate = rate;
        if (settings.WeightDecay is { } decay)
        {
            foreach (Parameter<T> parameter in network.Parameters.Where(p => p.Trainable && p.Decay))
                parameter.WeightDecay = decay;
        }

        using var pause = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var rung = new TrialPause(epochs, _options.Monitor, pause);
        History history;
        try
        {
            history = _train(network, Options(settings, index, epochs, rung, pause.Token));
        }
        catch (FitCanceledException paused) when (rung.HasPaused)
        {
            history = paused.History;
        }
        catch (WeightFileException damaged)
        {
            throw new WeightFileException($"{damaged.Message} Delete that file, and trial {index} is trained anew, to the same result; the others keep what they have.", damaged);
        }

        return new SweepTrial(settings, network.Name, LineOf(network.GetType(), settings), history, epochs, _options.Monitor);
    }

    private FitOptions Options(SweepSettings settings, int index, int epochs, TrialPause rung, CancellationToken token)
    {
        FitOptions fit = _options.Fit?.Invoke(settings) ?? new FitOptions { ValidationSplit = 0.2 };
        if (fit.Checkpoint is not null)
            throw new ArgumentException("SweepOptions.Fit made options with a checkpoint; a sweep keeps those of its trials itself.");
        fit.Epochs = _options.Epochs;
        fit.Verbose = false;
        fit.CancellationToken = token;

        // Written once in this piece: at its end.
        fit.Checkpoint = new CheckpointOptions(_folder.Checkpoint(index)) { EveryEpochs = epochs };
        if (settings.BatchSize is { } batch)
            fit.BatchSize = batch;
        if (settings.Find(SweepSettings.SeedName) is not null)
            fit.Seed = settings.Seed;
        fit.Callbacks.Add(rung);
        return fit;
    }

    private static string? LineOf(Type network, SweepSettings settings)
    {
        (string, double?)[] numbers = [(SweepSettings.LearningRateName, settings.LearningRate), (SweepSettings.WeightDecayName, settings.WeightDecay)];
        (string, double)[] given = [.. numbers.Where(n => n.Item2 is not null).Select(n => (n.Item1, n.Item2!.Value))];
        return given.Length == 0 ? null : OptimizerLine.Of(network, given);
    }

    private void Ended(SweepTrial trial, int rung)
    {
        trial.IsPruned = rung + 1 < _halving.Epochs.Length;
        _trials[trial.Index] = trial;
        _halving.Report(trial.Index, rung, trial.Score);
        if (_options.Monitor.IsBetter(trial.Score, _best))
            _best = trial.Score;
        _options.Progress?.Report(new SweepProgress(trial.Index, trial.Settings, trial.Epochs, trial.Score, _best, _trials.Count, _options.Trials));
    }

    private SweepResult Result() => new(_space, _trials.Values, _options.Monitor, _options.Epochs);
}
