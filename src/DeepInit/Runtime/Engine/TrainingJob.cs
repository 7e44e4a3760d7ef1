using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace DeepInit.Runtime;

/// <summary>
/// The working memory of training, and forward, losses and backward on it. Derived by generated code, which packs a batch, part by part as
/// <see cref="LossEngine{T}.MaxRowsPerPass"/> says, and runs what it has packed.
/// </summary>
/// <remarks>With <see cref="Update"/>, each block of a gradient moves its parameters while it is in the first-level cache, and is never stored.</remarks>
/// <typeparam name="T">The element type, <see cref="float"/> or <see cref="double"/>.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract partial class TrainingJob<T> : NetworkJob<T>
    where T : unmanaged
{
    // Fields, and not properties, also where others may read them: a step of a process that has just begun waits for the compilation of each accessor.
    private readonly LossEngine<T> _engine;
    private readonly LossTerm<T>[] _losses;
    private readonly int _rowLength;
    private readonly long _rowWork;
    private readonly bool _fuses;
    private readonly bool _stores;
    private AlignedBlock<T>? _memory;
    private int _reservedRows;
    private int _threads;
    private NetworkCall _call;
    private int _batchRows;
    private int _rowsPerPart;
    private int _next;
    private int _part;
    private bool _counts;
    private bool _isInParts;
    private bool _isWeighted;
    private bool _backward;
    private bool _update;
    private bool _outputsAlone;
    private bool _training;
    private bool _randomized;
    private long _firstRow;
    private double _penalty;
    private bool _isFirstPass;
    private double _loss;
    private double _passLoss;
    private double _share;

    /// <summary>A job.</summary>
    /// <param name="engine">Whose.</param>
    /// <param name="phases">Its phases.</param>
    /// <param name="rowLength">Numbers of memory per row.</param>
    /// <param name="rowWork">Multiply-adds of a row.</param>
    /// <param name="scratch">Numbers that a thread needs for itself.</param>
    /// <param name="losses">The losses.</param>
    /// <param name="fixedLength">Numbers of memory that do not depend on the rows.</param>
    /// <param name="fuses">Whether blocks of some gradients move their parameters at once.</param>
    /// <param name="stores">Whether some gradients are stored even in a step that takes its gradients in one go.</param>
    /// <param name="sequences">The sequences of each input whose rows have lengths.</param>
    /// <param name="carried">The states that go on from step to step.</param>
    protected TrainingJob(LossEngine<T> engine, int phases, int rowLength, long rowWork, int scratch, LossTerm<T>[] losses, int fixedLength = 0, bool fuses = false, bool stores = false, SequenceTable[]? sequences = null, CarriedState<T>[]? carried = null)
        : base(phases, scratch, fixedLength, sequences)
    {
        _engine = engine;
        _rowLength = rowLength;
        _rowWork = rowWork;
        _fuses = fuses;
        _stores = stores;
        _losses = losses;
        _carried = carried ?? [];
        foreach (LossTerm<T> loss in losses)
            loss.CountsStepsOf(SequenceTables);
        engine.LastJob = this;
    }

    /// <summary>The values of the pass; there after <see cref="Reserve"/>, or <see cref="Begin"/>.</summary>
    public AlignedBlock<T> Memory => _memory!;

    /// <summary>The losses.</summary>
    public LossTerm<T>[] Losses => _losses;

    /// <summary>What the penalties on weights have added to the loss of the batch.</summary>
    internal double Penalty => _penalty;

    /// <summary>Its rows.</summary>
    internal int BatchRows => _batchRows;

    /// <summary>Whether the rows count differently.</summary>
    protected bool IsWeighted => _isWeighted;

    /// <summary>Whether the pass goes back, too.</summary>
    protected bool Backward => _backward;

    /// <summary>Whether blocks of gradients move their parameters at once.</summary>
    protected bool Update => _update;

    /// <summary>Whether the pass ends with the outputs.</summary>
    protected bool OutputsAlone => _outputsAlone;

    /// <summary>Whether layers act as in training; a loss alone is computed as in prediction.</summary>
    protected bool Training => _training;

    /// <summary>Whether layers draw numbers.</summary>
    protected bool Randomized => _randomized;

    /// <summary>Where this part of a batch begins among the rows of its step: each row has a mask of its own.</summary>
    protected long FirstRow => _firstRow;

    /// <summary>The first of the parameters that a pass reads: those that training moves, or, for a loss that is computed as in prediction, what predictions read.</summary>
    protected ref T Parameters => ref (_training ? ref _engine.Store.TrainedValues : ref _engine.Store.Inference);

    /// <summary>Provides memory for so many rows; it grows when a larger batch than ever before comes.</summary>
    /// <param name="rows">At least 1.</param>
    public void Reserve(int rows)
    {
        if (_reservedRows < rows || SequenceTables.Length > 0)
            Grow(rows);
        if (_threads != _engine.MaxThreads)
        {
            _threads = _engine.MaxThreads;
            ReserveScratch(_threads);
        }
    }

    private void Grow(int rows)
    {
        int length = LengthOf(rows);
        if (_memory is null || _memory.Length < length || _reservedRows < rows)
            _memory = new AlignedBlock<T>(Math.Max(length, _memory?.Length ?? 0));
        foreach (LossTerm<T> loss in _losses)
            loss.Reserve(rows);
        _reservedRows = Math.Max(rows, _reservedRows);
    }

    // Steps differ from batch to batch: where some had to grow, the next have room for half as many more, up to what rows could have.
    private int LengthOf(int rows)
    {
        if (SequenceTables.Length == 0)
            return Guard.BatchLength(rows, _rowLength);
        long length = (long)rows * _rowLength;
        long most = length;
        foreach (SequenceTable sequences in SequenceTables)
        {
            length += sequences.MostStepsOf(rows) * sequences.Length;
            most += (long)rows * sequences.Most * sequences.Length;
        }

        bool fits = _memory is not null && length <= _memory.Length;
        return Guard.BatchLength(rows, fits ? length : Math.Min(most, length + (length / 2)));
    }

    /// <summary>Begins a step, the first half of one, or a loss. What a loss divides by that weighs classes is known before.</summary>
    /// <param name="call">Which of them.</param>
    /// <param name="rows">The rows of the batch.</param>
    /// <param name="sampleWeights">What they count; nothing where all count 1.</param>
    /// <param name="divisors">Sees what the losses divide by, and may change it: who adds up the gradients of several machines has the losses of all divide by the rows of all.</param>
    /// <returns>
    /// Whether all numbers of the batch are to be checked at once. Where it is taken in parts, that is before the first part runs, because it may move running statistics; of
    /// a batch whose rows all weigh nothing no part runs.
    /// </returns>
    /// <exception cref="ArgumentException">A weight is none.</exception>
    /// <exception cref="InvalidOperationException">It would be taken in parts, or its rows stand alone, or are some of several machines', and a loss is of a whole batch.</exception>
    public bool Begin(NetworkCall call, int rows, ReadOnlySpan<T> sampleWeights, IDivisorHook? divisors)
    {
        bool counts = sampleWeights.IsEmpty || Guard.SampleWeights(sampleWeights, rows);
        RequireWholeBatch(call, rows);
        _call = call;
        BeginStates(rows);
        _batchRows = _engine.Store.BatchRows = rows;
        _rowsPerPart = call == NetworkCall.ComputeLoss ? rows : Math.Min(rows, _engine.MaxRowsPerPass);
        _isInParts = _rowsPerPart < rows;
        _next = 0;
        _loss = _passLoss = _penalty = 0;
        _share = 1;
        _isFirstPass = true;
        Reserve(_rowsPerPart);
        bool weighNothing = true;
        foreach (LossTerm<T> loss in _losses)
            weighNothing &= !loss.Restart(rows);
        if (_engine.Store.RowCopies > 1)
            CountRowsOnce(_engine.Store.RowCopies);
        if (divisors is not null)
            weighNothing = Exchange(divisors);
        if (call == NetworkCall.ComputeLoss)
        {
            _engine.Store.RefreshInference();
            _counts = true;
            return false;
        }

        // A batch whose rows all weigh nothing has no mean: it is checked as any other, and its step moves nothing, momentum and weight decay included.
        _counts = counts && !weighNothing;
        if (_counts && call == NetworkCall.ComputeGradients)
            _engine.Store.CountGradients();
        return !_counts || _isInParts;
    }

    // A row of a part would be compared with the rows of the part alone, and one by itself with none, and each part be kept above the floor by itself: another loss, without a word.
    private void RequireWholeBatch(NetworkCall call, int rows)
    {
        bool isInParts = call != NetworkCall.ComputeLoss && rows > _engine.MaxRowsPerPass;
        bool isBroken = isInParts || _engine.Store.RowsStandAlone;
        if (!isBroken && _engine.Store.RowCopies == 1)
            return;
        foreach (LossTerm<T> loss in _losses)
        {
            if (loss.Batch is null && !(loss.HasFloor && isBroken))
                continue;
            throw new InvalidOperationException(ThatIsOfWhole(loss) + (isInParts
                ? $", and {rows} rows in parts of {_engine.MaxRowsPerPass} would be {InWhole(loss)} within their parts. Raise MaxRowsPerPass, or take smaller batches; in Fit that is GradientAccumulationSteps = 1."
                : loss.HasFloor ? ", so that a row has no loss by itself: train without FitOptions.Selection."
                : ", so that a row has no loss by itself, and must not be there twice: train without FitOptions.Selection, and without a Mixing of classes that are given by index."));
        }
    }

    private static string ThatIsOfWhole(LossTerm<T> loss) =>
        $"A loss of this network {(loss.HasFloor ? "keeps the mean of a batch above a floor" : "compares the rows of a batch with each other")}";

    private static string InWhole(LossTerm<T> loss) => loss.HasFloor ? "kept above it" : "compared";

    /// <summary>The next part of the batch to be packed and run.</summary>
    /// <param name="start">Its first row.</param>
    /// <param name="count">Its rows.</param>
    /// <returns>False when there is none left.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool NextPart(out int start, out int count)
    {
        if (_next == _batchRows && _counts)
            EndPass();
        start = _next;
        count = _part = Math.Min(_rowsPerPart, _batchRows - _next);
        _next += count;
        if (count > 0)
        {
            foreach (SequenceTable sequences in SequenceTables)
                sequences.Take(start, count);
        }

        return count > 0 && _counts;
    }

    // What stands around the optimiser may want the gradients of the same batch elsewhere. The loss of a step is that of its first pass.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void EndPass()
    {
        if (_isInParts)
            _engine.Store.TakeGradientSums();
        if (_engine.Store.HasPenalties)
            Penalize();
        if (_call == NetworkCall.ComputeLoss)
            return;
        if (!_engine.AnotherPass(_passLoss, isStep: _call == NetworkCall.TrainBatch))
            return;
        _next = 0;
        _passLoss = 0;
        _isFirstPass = false;
    }

    // Of the whole batch, and at the weights that the pass has read: nothing that is punished has been moved yet.
    private void Penalize()
    {
        double penalty = _share * _engine.Store.Penalty(ref Parameters);
        _passLoss += penalty;
        if (_isFirstPass)
            _loss += Scalar.ToDouble(Scalar.FromDouble<T>(_penalty = penalty));
        if (_backward)
            _engine.Store.AddPenaltyGradients(ref Parameters, _share);
    }

    /// <summary>Runs the part that has been packed.</summary>
    /// <param name="sampleWeights">What the rows of the whole batch count.</param>
    public void RunPart(ReadOnlySpan<T> sampleWeights)
    {
        RunOn(BeginPart(sampleWeights));
        EndPart();
    }

    /// <summary>Runs the part, whose rows are read where they lie.</summary>
    /// <param name="input">The rows.</param>
    /// <param name="sampleWeights">What the rows of the whole batch count.</param>
    public void RunPart(ReadOnlySpan<T> input, ReadOnlySpan<T> sampleWeights)
    {
        RunOn(input, BeginPart(sampleWeights));
        EndPart();
    }

    /// <summary>Ends what <see cref="Begin"/> began: sums of gradients take their place, a step moves what its kernels have not moved.</summary>
    /// <returns>The loss of the batch.</returns>
    public T End()
    {
        if (!_counts && _call == NetworkCall.ComputeGradients)
            _engine.Store.ClearGradients();
        else if (!_counts)
            _engine.SkipStep();

        if (_counts && _call == NetworkCall.TrainBatch)
            _engine.EndStep(moves: !_fuses || _stores || _isInParts, all: !_fuses || _isInParts);
        EndStates();
        return Scalar.FromDouble<T>(_loss);
    }

    private void CountRowsOnce(int copies)
    {
        foreach (LossTerm<T> loss in _losses)
            loss.Divisor /= copies;
    }

    // Returns whether no row counts then.
    private bool Exchange(IDivisorHook hook)
    {
        Span<double> divisors = stackalloc double[_losses.Length];
        for (int i = 0; i < divisors.Length; i++)
            divisors[i] = _losses[i].Divisor;
        double own = divisors[0];
        LossDivisors.Exchange(hook, divisors);

        // Machines whose gradients are added have a share of the penalties that is theirs of the rows.
        _share = divisors[0] > 0 ? own / divisors[0] : 0;
        bool weighNothing = true;
        for (int i = 0; i < divisors.Length; i++)
        {
            if (_losses[i].IsOfWhole && divisors[i] != _losses[i].Divisor)
                throw new InvalidOperationException($"{ThatIsOfWhole(_losses[i])}, and the rows of each of several machines would be {InWhole(_losses[i])} among themselves: train on one machine, with an IDivisorHook that leaves the divisor of loss {i} as it is.");
            _losses[i].Divisor = divisors[i];
            weighNothing &= _losses[i].WeighsNothing;
        }

        return weighNothing;
    }

    private void Weigh(ReadOnlySpan<T> sampleWeights)
    {
        foreach (LossTerm<T> loss in _losses)
            loss.Weigh(sampleWeights.Slice(_next - _part, _part));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int BeginPart(ReadOnlySpan<T> sampleWeights)
    {
        _isWeighted = !sampleWeights.IsEmpty;
        if (_isWeighted)
            Weigh(sampleWeights);
        foreach (LossTerm<T> loss in _losses)
            loss.LeaveOut(_isWeighted, _part);
        _firstRow = _next - _part + _engine.Store.RowsBefore;
        if (_next == _part && _call == NetworkCall.TrainBatch)
            _engine.BeginStep();

        Rows = _part;
        LoadStates(_next - _part, carries: _call != NetworkCall.ComputeLoss);
        _backward = _training = _call != NetworkCall.ComputeLoss;
        _randomized = _backward && _engine.IsRandomized;
        _outputsAlone = false;
        _update = _fuses && _call == NetworkCall.TrainBatch && !_isInParts;

        // what is allocated at its first use must be there before several threads use it
        if (_update)
            _engine.Store.ReserveStates();
        if (_backward && (!_update || _stores))
            _engine.Store.ReserveGradients();
        if (_engine.Store.Late is { } late)
            BeginLate(late);
        return (_part * _rowWork) + WorkOfSteps() >= ThreadTeam.WorthSharing ? _threads : 1;
    }

    // A step that moves more than the rows that its batch names finds them all where they belong.
    private void BeginLate(LateTables<T> late)
    {
        if (!_update)
        {
            late.Settle();
            return;
        }

        late.Begin(_threads);
        CatchUp(_threads);
    }

    /// <summary>Has the rows of tables that the batch names make up the steps that they owe; none, where all rows are moved in every step.</summary>
    /// <param name="threads">The most threads to do it.</param>
    protected virtual void CatchUp(int threads)
    {
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void EndPart()
    {
        KeepStates();
        double loss = 0;
        foreach (LossTerm<T> term in _losses)
            loss += term.AddPart(counts: _isFirstPass);
        _passLoss += loss;
        if (_isFirstPass)
            _loss += Scalar.ToDouble(Scalar.FromDouble<T>(loss));
        if (_isInParts)
            _engine.Store.SumGradients(first: _next == _part);
    }
}
