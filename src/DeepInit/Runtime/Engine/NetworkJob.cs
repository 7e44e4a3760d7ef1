using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace DeepInit.Runtime;

/// <summary>The memory of a pass through a network. Derived by generated code, by way of <see cref="PredictionJob{T}"/> and <see cref="TrainingJob{T}"/>.</summary>
/// <typeparam name="T">The element type, <see cref="float"/> or <see cref="double"/>.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class NetworkJob<T> : TeamJob
    where T : unmanaged
{
    /// <summary>The tables of <see cref="Sequences"/>.</summary>
    private protected readonly SequenceTable[] SequenceTables;

    private readonly int _scratchPerThread;
    private readonly AlignedBlock<T>? _fixed;
    private AlignedBlock<T>? _scratch;

    private protected NetworkJob(int phases, int scratch, int fixedLength, SequenceTable[]? sequences)
        : base(phases)
    {
        SequenceTables = sequences ?? [];
        _scratchPerThread = scratch;
        _fixed = fixedLength > 0 ? new AlignedBlock<T>(fixedLength) : null;
    }

    /// <summary>The rows of the run.</summary>
    protected int Rows { get; private protected set; }

    /// <summary>The sequences of each input whose rows have lengths, in the order of the inputs.</summary>
    public SequenceTable[] Sequences => SequenceTables;

    /// <summary>Memory whose length does not depend on the rows.</summary>
    protected ref T FixedMemory => ref _fixed!.Start;

    /// <summary>The memory that a thread has for itself.</summary>
    /// <param name="share">The thread.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected ref T ScratchOf(TeamShare share) => ref Unsafe.Add(ref _scratch!.Start, share.Thread * _scratchPerThread);

    /// <summary>Multiply-adds of the steps that have been taken.</summary>
    private protected long WorkOfSteps()
    {
        long work = 0;
        foreach (SequenceTable sequences in SequenceTables)
            work += sequences.Steps * sequences.Work;
        return work;
    }

    private protected void ReserveScratch(int threads)
    {
        int length = threads * _scratchPerThread;
        if (length > 0 && (_scratch is null || _scratch.Length < length))
            _scratch = new AlignedBlock<T>(length);
    }
}
