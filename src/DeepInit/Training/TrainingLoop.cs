using System.Diagnostics;
using DeepInit.Runtime;

namespace DeepInit;

/// <summary>One <c>Fit</c>: its epochs, and where it is in them. What of it must outlive the process is a <see cref="LoopPosition"/>.</summary>
/// <typeparam name="T">The element type.</typeparam>
internal sealed class TrainingLoop<T> : TrainingContext
    where T : unmanaged
{
    private readonly ITrainableNetwork<T> _network;
    private readonly FitOptions _options;
    private readonly BatchStream<T> _reader;
    private readonly BatchStream<T>? _validationReader;
    private readonly MetricMeter<T>? _meter;
    private readonly ITrainingCallback[] _callbacks;
    private double[] _normsBefore;
    private readonly LearningRateSchedule? _written;
    private readonly ScheduleInterval _interval;
    private LearningRateSchedule? _schedule;
    private long _firstStep;
    private long _walkStart;
    private bool _isWalking;
    private double _baseRate;
    private readonly EpochLoss<T> _losses;
    private readonly HookedSteps<T>? _hooked;
    private readonly StatisticsEstimate<T>? _statistics;
    private readonly SmallLossRows<T>? _selection;
    private readonly BatchMixer<T>? _mixer;
    private Batch<T> _batch;
    private int _copies = 1;
    private long _rows;

    public TrainingLoop(
        ITrainableNetwork<T> network, FitOptions options, BatchStream<T> reader, BatchStream<T>? validationReader, MetricMeter<T>? meter)
        : base(network.Name, new History(network.Name))
    {
        if (network is IStatefulNetwork && options.Shuffle)
            throw new ArgumentException($"{network.Name} has layers whose states go on from batch to batch: set FitOptions.Shuffle to false, with the rows in such an order that row r of each batch goes on where row r of the batch before it has ended.", nameof(options));
        _network = network;
        _losses = new EpochLoss<T>(network);
        _options = options;
        _hooked = HookedSteps<T>.Create(network, options.GradientHook);
        _reader = reader;
        _batch = reader.Batch;
        _selection = SmallLossRows<T>.Create(network, options, reader.BatchSize);
        _mixer = BatchMixer<T>.Create(network, options, reader.BatchSize);
        _statistics = options.StatisticsBatches > 0 ? StatisticsEstimate<T>.Of(network, reader.BatchSize) : null;
        _validationReader = validationReader;
        _meter = meter;
        _callbacks = options.Verbose ? [.. options.Callbacks, new ConsoleProgress()] : [.. options.Callbacks];
        _normsBefore = WeightStatistics.Norms(network.Parameters);
        _baseRate = network.LearningRate;
        var scheduled = network as IScheduledNetwork;
        _written = options.Schedule ?? scheduled?.Schedule;
        _interval = options.Schedule is null ? scheduled?.ScheduleInterval ?? default : options.ScheduleInterval;
        _firstStep = network.StepCount;
        _walkStart = network.StepCount;
        Epoch = options.InitialEpoch;
        Epochs = options.Epochs;
        StepsPerEpoch = options.StepsPerEpoch ?? reader.Count ?? 0;
        Resumes = options.Checkpoint is { Resume: true } checkpoint && File.Exists(checkpoint.Path);
        MetricNames = DeepInit.MetricNames.Of([.. options.Metrics], network.Targets);
    }

    public override long StepCount => _network.StepCount;

    public override double LearningRate => _network.LearningRate;

    public override double BaseLearningRate
    {
        get => _baseRate;
        set
        {
            // The network checks it.
            _network.LearningRate = value;
            _baseRate = value;
        }
    }

    public ITrainableNetwork<T> Trained => _network;

    public IReadOnlyList<ITrainingCallback> Callbacks => _callbacks;

    /// <summary>A name for each metric of the options.</summary>
    public string[] MetricNames { get; }

    public LoopPosition Position
    {
        get => new(Epoch, Step, StepCount, _firstStep, _walkStart, LearningRate, _baseRate, _rows, StopReason, _losses.ToNumbers());
        private set
        {
            Epoch = value.Epoch;
            Step = value.Step;
            _network.StepCount = value.StepCount;
            _firstStep = value.FirstStep;
            _walkStart = value.WalkStart;
            _network.LearningRate = value.LearningRate;
            _baseRate = value.BaseLearningRate;
            _losses.FromNumbers(value.Losses);
            _rows = value.Rows;
            Loss = _losses.Value;
            if (value.StopReason is { } reason)
                Stop(reason);
        }
    }

    public History Run()
    {
        var inParts = _network as IPartwiseNetwork;
        if (inParts is null && _options.GradientAccumulationSteps > 1)
            throw new ArgumentException($"FitOptions.GradientAccumulationSteps needs a network that takes a step in parts; {Network} is no {nameof(IPartwiseNetwork)}.");
        if (_network.Parameters.Store is { NeedsAllRows: true } && _reader.Count != 1)
        {
            throw new ArgumentException(
                $"{Network} trains by LBFGS, which needs the same rows in every step: all of them. Set FitOptions.BatchSize to their number; it is {_options.BatchSize}{(_reader.Count is { } batches ? $", which makes {batches} batches" : ", of a source whose rows are not known")}.");
        }

        if (_network.Parameters.Store is { RowsBefore: > 0 and var gathered })
            throw new InvalidOperationException($"A GradientAccumulator has gathered gradients of {Counted.Of(gathered, "row")} of {Network} for a step that is not made yet; Fit, and its checkpoints, would lose them. Make the step first, or call Reset.");

        int rowsPerPass = inParts?.MaxRowsPerPass ?? 0;
        try
        {
            if (inParts is not null && _options.GradientAccumulationSteps > 1)
                inParts.MaxRowsPerPass = Math.Min(rowsPerPass, _options.BatchSize);

            // The whole file is checked before anything starts: callbacks may touch the network, and files of their own.
            CheckpointContent<T>? checkpoint = Find();
            if (_options.Starter is { } starter)
                StartFromData(starter, goesOn: checkpoint is not null);
            foreach (ITrainingCallback callback in _callbacks)
                callback.TrainingStarted(this);
            Resume(checkpoint);
            _schedule = Schedule();
            NoteLateAverages();
            while (StopReason is null && (Epoch < Epochs || Step > 0))
                RunEpoch();
            foreach (ITrainingCallback callback in _callbacks)
                callback.TrainingFinished(this);

            // a callback may have put back the weights of another epoch, and a training that had ended before has none
            EstimateStatistics();
        }
        catch (OperationCanceledException) when (_options.CancellationToken.IsCancellationRequested)
        {
            throw new FitCanceledException(History, _options.CancellationToken);
        }
        finally
        {
            if (inParts is not null)
                inParts.MaxRowsPerPass = rowsPerPass;
            if (_written is not null)
                _network.LearningRate = _baseRate;
            Conclude();
        }

        return History;
    }

    // An average that nothing goes into is what the weights are, and nobody would see it.
    private void NoteLateAverages()
    {
        if (IsLengthUnknown || _network.Parameters.Store is not { } store)
            return;
        long last = StepCount + ((long)(Epochs - Epoch + (Step > 0 ? 1 : 0)) * StepsPerEpoch) - Step;
        foreach (StepWrapper<T> wrapper in store.Wrappers)
        {
            if (wrapper.FirstStep > Math.Max(last, StepCount))
                History.AddNote($"{Network} averages its weights from step {wrapper.FirstStep} on, and this training ends after step {last}: predictions take the weights as they are. Begin earlier, or train longer.");
        }
    }

    // Before callbacks look at the network, and before the first walk: the reader begins anew for that.
    private void StartFromData(IDataStarter starter, bool goesOn)
    {
        if (goesOn || StepCount > 0)
        {
            History.AddNote($"{Network} {(goesOn ? "goes on from a checkpoint" : $"has made {Counted.Of(StepCount, "step")}")}: FitOptions.InitializeFromData left its weights as they are.");
            return;
        }

        // A training that has been cancelled already ends before its first step, and is to leave the weights as they were.
        _options.CancellationToken.ThrowIfCancellationRequested();
        InitializationOptions start = _options.Initialization ?? new InitializationOptions();
        History.Initialization = starter.Start(_network, _reader, start, _reader is BatchReader<T> ? int.MaxValue : start.LabelRows);
        _normsBefore = WeightStatistics.Norms(_network.Parameters);
    }

    public override WeightSnapshot CaptureWeights() => new WeightSnapshot<T>(_network.Parameters);

    public override void SaveWeights(string path) => WeightFile.Save(_network.Parameters, path);

    public override string? FindParameterNotFinite()
    {
        if (_network.Parameters.Store is not { } store || Guard.AllFinite<T>(store.ValueSpan))
            return null;

        foreach (Parameter<T> parameter in _network.Parameters)
        {
            if (!Guard.AllFinite<T>(parameter.ToArray()))
                return parameter.Name;
        }

        return null;
    }

    internal override LayerProbe Probe(int rows)
    {
        // An order that no epoch has; training starts a walk of its own.
        _reader.Start(_options.Seed, walk: -1, skip: 0);
        return new LayerProbe<T>(_network, BatchCopy.Take(_reader, rows, _network.Inputs.Count, _network.Targets.Count));
    }

    /// <summary>What the report shows besides the epochs.</summary>
    private void Conclude()
    {
        History.StopReason = StopReason;
        History.Summary = _network.Summary();
        History.Weights = WeightStatistics.Of(_network.Parameters, _normsBefore);
        string rows = _validationReader is null ? "training data" : "validation data";
        (ConfusionMatrixMetric Metric, string Name)[] tables =
            [.. _options.Metrics.Select((m, i) => (Metric: (m as ConfusionMatrixMetric)!, Name: MetricNames[i])).Where(t => t.Metric is { Classes: > 0 })];
        History.ConfusionTables =
            [.. tables.Select(t => new ConfusionTable(tables.Length > 1 ? $"{rows}, {t.Name}" : rows, t.Metric.ToArray(), LabelsOf(t.Metric)))];
    }

    // A network over rows knows what its classes are called.
    private IReadOnlyList<string> LabelsOf(ConfusionMatrixMetric metric) =>
        metric.Labels.Count == 0 && _network is IRowNetwork { Description.Classes: var classes } && classes.Count == metric.Classes ? classes : metric.Labels;

    /// <summary>Why this training, with its data and options, cannot go on from a position; null if it can.</summary>
    internal string? FaultOf(LoopPosition position)
    {
        if (!IsLengthUnknown && position.Step > 0 && position.Step >= StepsPerEpoch)
            return $"It is at step {position.Step} of an epoch; an epoch of this training has {StepsPerEpoch}: its data, or FitOptions.BatchSize or StepsPerEpoch, are others.";
        return _reader.Count is null && position.StepCount - position.WalkStart > int.MaxValue
            ? $"It is {position.StepCount - position.WalkStart} steps into its rows; expected at most {int.MaxValue}."
            : null;
    }

    private CheckpointContent<T>? Find() =>
        Resumes ? CheckpointFile.Read(_options.Checkpoint!, this, _options.Metrics) : null;

    private void Resume(CheckpointContent<T>? checkpoint)
    {
        if (checkpoint is null)
            return;
        Position = CheckpointFile.Named(_options.Checkpoint!.Path, () =>
        {
            checkpoint.Restore(_network.Parameters, History);
            return checkpoint.Position;
        });
    }

    /// <summary>Whether only the end of the data ends an epoch.</summary>
    private bool IsLengthUnknown => _options.StepsPerEpoch is null && _reader.Count is null;

    private LearningRateSchedule? Schedule()
    {
        if (_written is not RelativeSchedule relative)
            return _written;
        if (IsLengthUnknown && _interval == ScheduleInterval.Step)
        {
            throw new ArgumentException(
                "A relative schedule of steps needs to know how many there will be: set FitOptions.StepsPerEpoch, use a source that knows its rows, or count epochs.");
        }

        long epochs = Epochs - _options.InitialEpoch;
        return relative.For(_interval == ScheduleInterval.Epoch ? epochs : epochs * StepsPerEpoch);
    }

    private void RunEpoch()
    {
        long start = Stopwatch.GetTimestamp();
        bool goesOn = Step > 0;
        if (!goesOn)
        {
            Epoch++;
            _losses.Restart();
            _rows = 0;
        }

        Walk(goesOn);
        _meter?.Restart();
        if (!goesOn)
        {
            foreach (ITrainingCallback callback in _callbacks)
                callback.EpochStarted(this);
        }

        while ((IsLengthUnknown || Step < StepsPerEpoch) && StopReason is null && RunStep())
        {
        }

        if (_rows == 0 && StopReason is null)
            throw new InvalidOperationException($"The source has no row to train {Network} on.");
        if (IsLengthUnknown)
            StepsPerEpoch = Step;

        double? accuracy = _meter?.Accuracy;
        double[]? values = _meter?.Values();
        EstimateStatistics();
        Evaluation? validation = _validationReader is null ? null : Trainer.Evaluate(_network, _validationReader, _meter, _options.CancellationToken);
        double seconds = (Stopwatch.GetTimestamp() - start) / (double)Stopwatch.Frequency;
        var epoch = new EpochProgress(
            Epoch, Epochs, Step, _losses.Value, accuracy, validation?.Loss, validation?.Accuracy, LearningRate, seconds, Results(values, validation is not null));
        History.Add(epoch);
        Step = 0;
        _options.Progress?.Report(epoch);
        foreach (ITrainingCallback callback in _callbacks)
            callback.EpochFinished(this, epoch);
        if (_options.Checkpoint is { } checkpoint && (Epoch % checkpoint.EveryEpochs == 0 || Epoch == Epochs || StopReason is not null))
            CheckpointFile.Save(checkpoint.Path, this);
    }

    // What was estimated holds until the weights change: there is nothing to do the second time.
    private void EstimateStatistics()
    {
        if (_statistics is null || _network.Parameters.Store!.Estimate is not null)
            return;

        // An order that no epoch has; the next step begins its walk anew.
        _reader.Start(_options.Shuffle ? _options.Seed : null, walk: -1, skip: 0);
        _isWalking = false;
        _statistics.Make(_reader, _options.StatisticsBatches, _options.CancellationToken);
    }

    /// <returns>False where the data, and the epoch with it, has ended before.</returns>
    private bool RunStep()
    {
        _options.CancellationToken.ThrowIfCancellationRequested();
        if (!_reader.MoveNext())
        {
            _isWalking = false;
            if (IsLengthUnknown)
                return false;
            _walkStart = StepCount;
            Walk(goesOn: true);
            if (!_reader.MoveNext())
                return false;
        }

        if (_schedule is not null)
            _network.LearningRate = _schedule.At(SchedulePosition(), _baseRate);

        _batch = _reader.Batch;
        try
        {
            _meter?.Add(_batch);
            Accuracy = _meter?.Accuracy;
            ChooseRows();
            StepLoss = TrainBatch();
        }
        catch (ArgumentException e) when (RowFault.Placed(e, _batch, _network) is { } placed)
        {
            throw placed;
        }

        StepRows = _reader.Batch.Rows;
        _losses.Add(StepLoss, _batch.Rows / _copies);
        if (_hooked is not null)
            _losses.AddToLoss(_hooked.Added, _batch.Rows / _copies);
        _rows += StepRows;
        Loss = _losses.Value;
        Step++;
        _options.StepProgress?.Report(new StepProgress(Epoch, Epochs, Step, StepsPerEpoch, Loss, LearningRate));
        foreach (ITrainingCallback callback in _callbacks)
            callback.StepFinished(this);
        if (_options.Checkpoint is { EverySteps: { } every } checkpoint && (IsLengthUnknown || Step < StepsPerEpoch) && StepCount % every == 0)
            CheckpointFile.Save(checkpoint.Path, this);
        return true;
    }

    // What the step learns from: the rows, or those of them that stay, or mixtures of these. Both follow from the number of steps, and so are the same in a training that was interrupted.
    private void ChooseRows()
    {
        _copies = 1;
        _batch = _reader.Batch;
        if (_selection is not null)
        {
            _batch = _selection.Asked;
            _batch = _selection.Select(_reader.Batch, StepCount);
        }

        if (_mixer is not null)
            _batch = _mixer.Mix(_batch, StepCount, out _copies);
    }

    // The one step that a training takes: callbacks, metrics and progress that take steps of their own are refused.
    private double TrainBatch()
    {
        NetworkGuard? guard = _network.Parameters.Store?.UseGuard;
        if (guard is null)
            return TakeStep(guard);
        guard.IsStepping = true;
        try
        {
            return TakeStep(guard);
        }
        finally
        {
            guard.IsStepping = false;
        }
    }

    private double TakeStep(NetworkGuard? guard)
    {
        if (_copies == 1)
            return Take(guard);
        ParameterStore<T> store = _network.Parameters.Store!;
        store.RowCopies = _copies;
        try
        {
            return Take(guard);
        }
        finally
        {
            store.RowCopies = 1;
        }
    }

    private double Take(NetworkGuard? guard) => _hooked is null ? Scalar.ToDouble(_network.TrainBatch(_batch)) : _hooked.Take(_batch, _copies, guard);

    private long SchedulePosition()
    {
        bool isRelative = _written is RelativeSchedule;
        if (IsLengthUnknown && _interval == ScheduleInterval.Epoch)
            return Epoch - 1 - (isRelative ? _options.InitialEpoch : 0);
        long position = StepCount - (isRelative ? _firstStep : 0);
        return _interval == ScheduleInterval.Epoch ? position / StepsPerEpoch : position;
    }

    /// <summary>
    /// Places the reader where the next step is. Which order the rows have, and where in it that step is, follows from the number of steps alone, so that
    /// two trainings of 5 epochs, or one that was interrupted, see what one of 10 sees. Where the length of a walk is not known, it follows from the number of
    /// steps before the walk.
    /// </summary>
    private void Walk(bool goesOn)
    {
        // An epoch that begins within a walk goes on in it.
        if (_isWalking && _options.StepsPerEpoch is not null)
            return;
        long? seed = _options.Shuffle ? _options.Seed : null;
        if (_reader.Count is { } count)
        {
            bool jumps = goesOn || _options.StepsPerEpoch is not null;
            _reader.Start(seed, StepCount / count, jumps ? (int)(StepCount % count) : 0);
        }
        else
        {
            if (!goesOn && _options.StepsPerEpoch is null)
                _walkStart = StepCount;
            _reader.Start(seed, _walkStart, checked((int)(StepCount - _walkStart)));
        }

        (_network as IStatefulNetwork)?.ResetStates();
        _isWalking = true;
    }

    private MetricResult[] Results(double[]? values, bool validated)
    {
        if (values is null)
            return [];
        double[]? validation = validated ? _meter!.Values() : null;
        return [.. _options.Metrics.Select((metric, i) => new MetricResult(metric, values[i], validation?[i]) { Name = MetricNames[i] })];
    }
}
