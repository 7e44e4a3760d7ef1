using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace DeepInit.Runtime;

/// <summary>
/// The memory of a network: one block of values, and, once they are needed, blocks of gradients and of each optimiser state. All
/// have one layout: an element stands at the same place in each of them.
/// </summary>
/// <remarks>A network that only predicts never pays for more than its values.</remarks>
/// <typeparam name="T">The element type, <see cref="float"/> or <see cref="double"/>.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ParameterStore<T>
    where T : unmanaged
{
    private readonly AlignedBlock<T> _values;
    private readonly string[] _stateNames;
    private readonly double[]? _stateInitialValues;
    private readonly AlignedBlock<T>?[] _states;
    private readonly NetworkGuard _guard;
    private bool[]? _frozen;
    private int _derivedVersion = -1;
    private AlignedBlock<T>? _gradients;
    private AlignedBlock<T>? _gradientSums;
    private bool _gradientsCount = true;

    /// <summary>Allocates the values, all zero.</summary>
    /// <param name="declarations">The parameters.</param>
    /// <param name="length">The length of a block; every parameter lies within.</param>
    /// <param name="stateNames">The optimiser's states, by PyTorch's names; none for a network that does not train.</param>
    /// <param name="stateInitialValues">What each state starts with (padding included); zeros unless given.</param>
    /// <param name="derivedLength">Numbers behind the parameters in the block of values alone: what inference derives from the parameters.</param>
    /// <param name="network">The network's name, for messages.</param>
    /// <exception cref="ArgumentException">The declarations contradict each other or the length.</exception>
    public ParameterStore(
        ParameterDeclaration[] declarations,
        int length,
        string[]? stateNames = null,
        double[]? stateInitialValues = null,
        int derivedLength = 0,
        string network = "The network")
    {
        _stateNames = stateNames ?? [];
        if (stateInitialValues is not null && stateInitialValues.Length != _stateNames.Length)
            throw new ArgumentException($"There are {_stateNames.Length} states and {stateInitialValues.Length} initial values.", nameof(stateInitialValues));

        _guard = new NetworkGuard(network);
        Length = length;
        _values = new AlignedBlock<T>(checked(length + derivedLength));
        _stateInitialValues = stateInitialValues;
        _states = new AlignedBlock<T>?[_stateNames.Length];

        var parameters = new Parameter<T>[declarations.Length];
        for (int i = 0; i < parameters.Length; i++)
            parameters[i] = new Parameter<T>(this, declarations[i], _values);
        Parameters = new ParameterCollection<T>(parameters);
    }

    /// <summary>The parameters.</summary>
    public ParameterCollection<T> Parameters { get; }

    /// <summary>The first value.</summary>
    public ref T Values => ref _values.Start;

    /// <summary>The length of each block, without what is derived from the parameters.</summary>
    internal int Length { get; }

    /// <summary>Counts the changes of the values; see <see cref="Changed"/>.</summary>
    public int Version => _values.Version;

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
        return new NetworkUse<T>(this, call);
    }

    /// <summary>Whether training leaves the parameter at an offset as it is; see <see cref="Parameter{T}.Frozen"/>.</summary>
    /// <param name="offset">The start of one of its panels.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool IsFrozen(int offset) => _frozen is { } frozen && frozen[offset / Panels.Width];

    internal void SetFrozen(int offset, int length, bool value)
    {
        if (_frozen is null && !value)
            return;
        _frozen ??= new bool[(Length + Panels.Width - 1) / Panels.Width];
        _frozen.AsSpan(offset / Panels.Width, (length + Panels.Width - 1) / Panels.Width).Fill(value);
    }

    /// <summary>Whether gradients have been allocated.</summary>
    public bool HasGradients => _gradients is not null;

    /// <summary>The first gradient. Allocates the block, zeroed, at the first use.</summary>
    public ref T Gradients => ref GradientBlock.Start;

    internal AlignedBlock<T> ValueBlock => _values;

    internal NetworkGuard UseGuard => _guard;

    /// <summary>The values of the parameters, without what is derived from them.</summary>
    internal Span<T> ValueSpan => _values.Span.Slice(0, Length);

    internal AlignedBlock<T> GradientBlock => _gradients ?? Created(ref _gradients, new AlignedBlock<T>(Length));

    internal IReadOnlyList<string> StateNames => _stateNames;

    /// <summary>The first element of an optimiser state. Allocates its block at the first use.</summary>
    /// <param name="index">The position of the state's name in the constructor's list.</param>
    public ref T State(int index) => ref StateBlock(index).Start;

    /// <summary>Adds the gradients to their sum over the parts of a batch. Allocates the sum at the first use.</summary>
    /// <param name="first">Whether the sum starts with them.</param>
    public void SumGradients(bool first)
    {
        _gradientSums ??= new AlignedBlock<T>(Length);
        if (first)
            GradientBlock.Span.CopyTo(_gradientSums.Span);
        else
            Add(GradientBlock.Span, _gradientSums.Span);
    }

    /// <summary>Says that the gradients that come are those of a batch that counts.</summary>
    public void CountGradients() => _gradientsCount = true;

    /// <summary>Makes all gradients zero, because no row of their batch counts: a step by them changes nothing, as that of the batch would not.</summary>
    public void ClearGradients()
    {
        GradientBlock.Span.Clear();
        _gradientsCount = false;
    }

    /// <summary>Whether a step by the gradients moves anything: they are of a batch that counts, or somebody has written some since.</summary>
    public bool HasStep => _gradientsCount || !IsZero(GradientBlock.Span);

    /// <summary>Whether the gradients are of a batch of which some row counts.</summary>
    internal bool GradientsCount => _gradientsCount;

    /// <summary>Puts the sum over the parts in the place of the gradients.</summary>
    public void TakeGradientSums() => _gradientSums!.Span.CopyTo(GradientBlock.Span);

    /// <summary>Allocates the optimiser states, before several threads use them at once.</summary>
    public void ReserveStates()
    {
        for (int i = 0; i < _states.Length; i++)
            StateBlock(i);
    }

    /// <summary>Allocates the gradients, before several threads use them at once.</summary>
    public void ReserveGradients() => _ = GradientBlock;

    internal AlignedBlock<T> StateBlock(int index) => _states[index] ?? Created(ref _states[index], CreateState(index));

    internal int IndexOfState(string name)
    {
        int index = Array.IndexOf(_stateNames, name);
        if (index >= 0)
            return index;

        string known = _stateNames.Length == 0 ? "it has none" : "it has " + string.Join(", ", _stateNames);
        throw new ArgumentException($"The network's optimiser has no state '{name}'; {known}.", nameof(name));
    }

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

    private AlignedBlock<T> CreateState(int index)
    {
        var block = new AlignedBlock<T>(Length);
        if (_stateInitialValues is not null)
            block.Span.Fill(Scalar.FromDouble<T>(_stateInitialValues[index]));
        return block;
    }
}
