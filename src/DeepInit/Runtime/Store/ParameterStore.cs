using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace DeepInit.Runtime;

/// <summary>
/// The memory of a network: one block of values, and, once they are needed, blocks of gradients and of each optimiser state. All
/// have one layout: an element stands at the same place in each of them. Gradients and states are of what trains alone, which lies in
/// front.
/// </summary>
/// <remarks>A network that only predicts never pays for more than its values.</remarks>
/// <typeparam name="T">The element type, <see cref="float"/> or <see cref="double"/>.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed partial class ParameterStore<T>
    where T : unmanaged
{
    private readonly AlignedBlock<T> _values;
    private readonly ParameterDeclaration[] _declarations;
    private readonly string[] _stateNames;
    private readonly double[]? _stateInitialValues;
    private readonly AlignedBlock<T>?[] _states;
    private readonly NetworkGuard _guard;
    private readonly FactorTable _factors;
    private int _trainedLength;
    private int[]? _trained;
    private int _derivedVersion = -1;
    private AlignedBlock<T>? _gradients;
    private AlignedBlock<T>? _gradientSums;
    private bool _gradientsCount = true;
    private bool _hasStates;
    private long _rowsBefore;

    /// <summary>Allocates the values, all zero.</summary>
    /// <param name="declarations">The parameters.</param>
    /// <param name="length">The length of a block; every parameter lies within.</param>
    /// <param name="stateNames">The optimiser's states, by PyTorch's names; none for a network that does not train.</param>
    /// <param name="stateInitialValues">What each state starts with (padding included); zeros unless given.</param>
    /// <param name="derivedLength">Numbers behind the parameters in the block of values alone: what inference derives from the parameters.</param>
    /// <param name="network">The network's name, for messages.</param>
    /// <param name="trainedLength">Numbers at the head of the block that hold all that trains: the length of gradients and states. All of it unless given.</param>
    /// <param name="factors">The pairs of factors that the declarations refer to; none for a network without an optimiser.</param>
    /// <exception cref="ArgumentException">The declarations contradict each other or the length.</exception>
    public ParameterStore(
        ParameterDeclaration[] declarations,
        int length,
        string[]? stateNames = null,
        double[]? stateInitialValues = null,
        int derivedLength = 0,
        string network = "The network",
        int? trainedLength = null,
        UpdateFactors[]? factors = null)
    {
        _stateNames = stateNames ?? [];
        if (stateInitialValues is not null && stateInitialValues.Length != _stateNames.Length)
            throw StatesContradict(_stateNames.Length, stateInitialValues.Length);

        _declarations = declarations;
        _guard = new NetworkGuard(network);
        Length = length;
        _trainedLength = trainedLength ?? length;
        _factors = new FactorTable(declarations, factors, length);
        _values = new AlignedBlock<T>(checked(length + derivedLength));
        _stateInitialValues = stateInitialValues;
        _states = new AlignedBlock<T>?[_stateNames.Length];

        var parameters = new Parameter<T>[declarations.Length];
        for (int i = 0; i < parameters.Length; i++)
        {
            if (declarations[i].Trainable && declarations[i].Offset + declarations[i].Layout.StorageLength > _trainedLength)
                throw TrainsBehind(declarations[i].Name);
            parameters[i] = new Parameter<T>(this, declarations[i], i, _values);
        }

        Parameters = new ParameterCollection<T>(parameters);
    }

    /// <summary>
    /// Gives each parameter the start that it was declared with. Each draws from a stream of its own, so that a layer added or removed leaves the others' start as it was.
    /// </summary>
    /// <param name="seed">Chooses the numbers.</param>
    /// <returns>The store.</returns>
    public ParameterStore<T> Started(int seed)
    {
        _seed = seed;
        T[] values = [];
        for (int i = 0; i < _declarations.Length; i++)
        {
            if (_declarations[i].Start is not { } start)
                continue;
            int count = _declarations[i].Layout.Count;
            if (values.Length < count)
                values = new T[count];
            Span<T> elements = values.AsSpan(0, count);
            start.Fill(elements, RandomStream.ForTensor(seed, _declarations[i].Name));
            Parameters[i].CopyFrom(elements);
        }

        return this;
    }

    /// <summary>The parameters.</summary>
    internal ParameterCollection<T> Parameters { get; }

    /// <summary>The first value.</summary>
    public ref T Values => ref _values.Start;

    /// <summary>The length of the block of values, without what is derived from the parameters.</summary>
    internal int Length { get; private set; }

    /// <summary>Counts the changes of the values; see <see cref="Changed"/>.</summary>
    public int Version
    {
        get
        {
            _late?.Settle();
            return _values.Version;
        }
    }

    /// <summary>The version that what inference derives was made from; −1 before the first time. Written after them, read before them.</summary>
    public int DerivedVersion
    {
        get => Volatile.Read(ref _derivedVersion);
        set => Volatile.Write(ref _derivedVersion, value);
    }

    /// <summary>
    /// Says that values have changed by other ways than <see cref="Parameters"/>: a training step, a snapshot restored. Said after the change, so that what was derived
    /// meanwhile, from values of before and after, is derived again.
    /// </summary>
    internal void Changed() => _values.Changed();

    /// <summary>Begins a call that one thread at a time may make; it ends when the result is disposed of.</summary>
    /// <param name="call">Which.</param>
    /// <exception cref="InvalidOperationException">The network is in use on another thread, or the call comes from within one that it would disturb.</exception>
    public NetworkUse<T> Use(NetworkCall call)
    {
        _guard.Enter(call);

        // a step knows itself which rows it reads
        if (call != NetworkCall.TrainBatch)
            _late?.Settle();
        return new NetworkUse<T>(this, call);
    }

    /// <summary>Ends what <see cref="Use"/> began, whether or not it came to its end.</summary>
    /// <param name="call">Which call it was.</param>
    internal void EndUse(NetworkCall call)
    {
        _late?.Abandon();
        if (NetworkGuard.Changes(call))
        {
            if (_wrappers is not null)
                PutBack(_wrappers);
            _values.Changed();
        }

        _guard.Leave();
    }

    /// <summary>The pairs of factors that parameters have, those set while the program runs included.</summary>
    public UpdateFactors[] Factors => _factors.Factors;

    /// <summary>Which pair of <see cref="Factors"/> the parameter at an offset has; negative where it is frozen, see <see cref="Parameter{T}.Frozen"/>.</summary>
    /// <param name="offset">The start of one of its panels.</param>
    /// <param name="declared">Which it was declared with.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int FactorsAt(int offset, int declared) => _factors.Map is { } map ? map[offset / Panels.Width] : declared;

    /// <summary>Whether training leaves the parameter at an offset as it is; see <see cref="Parameter{T}.Frozen"/>.</summary>
    /// <param name="offset">The start of one of its panels.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool IsFrozen(int offset) => _factors.Map is { } map && map[offset / Panels.Width] < 0;

    internal FactorTable FactorTable => _factors;

    /// <summary>Whether weight decay acts on a parameter: as the program has it now, not as it was declared.</summary>
    /// <param name="offset">Where the parameter begins.</param>
    public bool Decays(int offset) => _factors.Of(ParameterAt(offset)).WeightDecay != 0;

    /// <summary>How many numbers are moved together: of a parameter that ids are looked up in a row, padding included, of any other all.</summary>
    /// <param name="offset">Where the parameter begins.</param>
    public int RowLength(int offset) => _declarations[ParameterAt(offset)].Layout is var layout && layout is TableLayout table ? table.Stride : layout.StorageLength;

    /// <summary>Whether some of the stored gradients in a row is not 0.</summary>
    /// <param name="at">Where the row begins.</param>
    /// <param name="length">Its length, a multiple of 16.</param>
    public bool HasGradient(int at, int length) => !IsZero(GradientBlock.Span.Slice(at, length));

    // Asked in every step: a function that knows the offset would be allocated each time.
    private int ParameterAt(int offset)
    {
        int index = 0;
        while (_declarations[index].Offset != offset)
            index++;
        return index;
    }

    /// <summary>What trains: for each parameter where it lies, how many numbers it has, and which of <see cref="Factors"/> it was declared with.</summary>
    public int[] Trained => _trained ??= [.. _declarations.Where(declaration => declaration.Trainable).SelectMany(declaration => new[] { declaration.Offset, declaration.Layout.StorageLength, declaration.Factors })];

    /// <summary>The length of the blocks of gradients and states.</summary>
    internal int TrainedLength => _trainedLength;

    /// <summary>Whether gradients have been allocated.</summary>
    internal bool HasGradients => _gradients is not null;

    /// <summary>The first gradient. Allocates the block, zeroed, at the first use.</summary>
    public ref T Gradients => ref GradientBlock.Start;

    internal AlignedBlock<T> ValueBlock => _values;

    internal NetworkGuard UseGuard => _guard;

    /// <summary>The values of the parameters, without what is derived from them.</summary>
    internal Span<T> ValueSpan => _values.Span.Slice(0, Length);

    internal AlignedBlock<T> GradientBlock => _gradients ?? Created(ref _gradients, new AlignedBlock<T>(_trainedLength));

    internal IReadOnlyList<string> StateNames => _stateNames;

    /// <summary>What the optimiser remembers beside its states; null for most.</summary>
    internal StepNumbers? Numbers { get; private set; }

    /// <summary>Gives the optimiser numbers that it remembers from step to step.</summary>
    /// <param name="names">Their names, as in files.</param>
    /// <param name="starts">What they are before the first step.</param>
    public StepNumbers Remember(string[] names, double[] starts) => Numbers = new StepNumbers(names, starts);

    /// <summary>The first element of an optimiser state. Allocates its block at the first use.</summary>
    /// <param name="index">The position of the state's name in the constructor's list.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref T State(int index) => ref StateBlock(index).Start;

    /// <summary>Adds the gradients to their sum over the parts of a batch. Allocates the sum at the first use.</summary>
    /// <param name="first">Whether the sum starts with them.</param>
    internal void SumGradients(bool first)
    {
        _gradientSums ??= new AlignedBlock<T>(_trainedLength);
        if (first)
            GradientBlock.Span.CopyTo(_gradientSums.Span);
        else
            Add(GradientBlock.Span, _gradientSums.Span);
    }

    /// <summary>Rows of the batch whose gradients were computed last.</summary>
    internal int BatchRows { get; set; }

    /// <summary>Rows of batches that the same step has seen before: those of the next one have masks of their own.</summary>
    internal long RowsBefore
    {
        get => _rowsBefore;
        set => _rowsBefore = value;
    }

    /// <summary>How often each row of the batch is there, with weights that are shares of one: what means divide by counts rows once. 1 but in a step of <see cref="BatchMixing"/>.</summary>
    internal int RowCopies { get; set; } = 1;

    /// <summary>Whether the loss of a row is asked for by itself: no loss that compares the rows of a batch has a meaning then.</summary>
    internal bool RowsStandAlone { get; set; }

    /// <summary>Says that the gradients that come are those of a batch that counts.</summary>
    internal void CountGradients() => _gradientsCount = true;

    /// <summary>Makes all gradients zero, because no row of their batch counts: a step by them changes nothing, as that of the batch would not.</summary>
    internal void ClearGradients()
    {
        GradientBlock.Span.Clear();
        _gradientsCount = false;
    }

    /// <summary>Whether a step by the gradients moves anything: they are of a batch that counts, or somebody has written some since.</summary>
    internal bool HasStep => _gradientsCount || !IsZero(GradientBlock.Span);

    /// <summary>Whether the gradients are of a batch of which some row counts.</summary>
    internal bool GradientsCount => _gradientsCount;

    /// <summary>Puts the sum over the parts in the place of the gradients.</summary>
    internal void TakeGradientSums() => _gradientSums!.Span.CopyTo(GradientBlock.Span);

    /// <summary>Allocates the optimiser states, before several threads use them at once.</summary>
    public void ReserveStates()
    {
        // every step asks
        if (_hasStates)
            return;
        for (int i = 0; i < _states.Length; i++)
            StateBlock(i);
        ReserveOwnStates();
        _hasStates = true;
    }

    /// <summary>Allocates the gradients, before several threads use them at once.</summary>
    internal void ReserveGradients() => _ = GradientBlock;

    // Asked for each block of weights in a step: the way on which nothing is made is a load and a comparison.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal AlignedBlock<T> StateBlock(int index) => _states[index] ?? MadeState(index);

    // Messages are made apart: a constructor that contains them takes twice as long to compile, and the first step of a process waits for it.
    private static ArgumentException StatesContradict(int names, int values) => new($"There are {names} states and {values} initial values.", "stateInitialValues");

    private ArgumentException TrainsBehind(string name) => new($"Parameter '{name}' trains, but lies behind the {_trainedLength} numbers that do.", "declarations");

    private static bool IsZero(Span<T> values)
    {
        foreach (Vector<T> vector in MemoryMarshal.Cast<T, Vector<T>>(values))
        {
            if (!Vector.EqualsAll(vector, Vector<T>.Zero))
                return false;
        }

        return true;
    }

    // Blocks are padded to whole vectors.
    private static void Add(Span<T> terms, Span<T> sums)
    {
        Span<Vector<T>> from = MemoryMarshal.Cast<T, Vector<T>>(terms);
        Span<Vector<T>> to = MemoryMarshal.Cast<T, Vector<T>>(sums);
        for (int i = 0; i < to.Length; i++)
            to[i] += from[i];
    }

    // Whoever looks at a state or a gradient before training has made it must not give it memory of its own.
    private static AlignedBlock<T> Created(ref AlignedBlock<T>? place, AlignedBlock<T> block) => Interlocked.CompareExchange(ref place, block, null) ?? block;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private AlignedBlock<T> MadeState(int index) => Created(ref _states[index], CreateState(index));

    private AlignedBlock<T> CreateState(int index)
    {
        var block = new AlignedBlock<T>(StateLength(index)) { Late = _late };
        if (_stateInitialValues is not null)
            block.Span.Fill(Scalar.FromDouble<T>(_stateInitialValues[index]));
        return block;
    }
}
