using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace DeepInit.Runtime;

/// <summary>One prediction's working memory, and the forward pass on it. Derived by generated code.</summary>
/// <typeparam name="T">The element type, <see cref="float"/> or <see cref="double"/>.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class PredictionJob<T> : NetworkJob<T>
    where T : unmanaged
{
    private readonly NetworkEngine<T> _engine;
    private readonly long _rowWork;
    private readonly long _work;

    /// <summary>A job.</summary>
    /// <param name="engine">Whose.</param>
    /// <param name="phases">Its phases.</param>
    /// <param name="length">Numbers of its memory.</param>
    /// <param name="rowWork">Multiply-adds of a row.</param>
    /// <param name="work">What a run costs whatever its rows: reading the parameters.</param>
    /// <param name="scratch">Numbers that a thread needs for itself.</param>
    /// <param name="fixedLength">Numbers of memory that do not depend on the rows.</param>
    /// <param name="sequences">The sequences of each input whose rows have lengths.</param>
    protected PredictionJob(NetworkEngine<T> engine, int phases, int length, long rowWork, long work, int scratch = 0, int fixedLength = 0, SequenceTable[]? sequences = null)
        : base(phases, scratch, fixedLength, sequences)
    {
        _engine = engine;
        _rowWork = rowWork;
        _work = work;
        Memory = new AlignedBlock<T>(length);
    }

    /// <summary>The values of the run.</summary>
    public AlignedBlock<T> Memory { get; }

    /// <summary>Runs the network on rows that have been packed.</summary>
    /// <param name="rows">Their number.</param>
    [MethodImpl(KernelCode.Optimized)]
    public void Run(int rows) => RunOn(Begin(rows));

    /// <summary>Runs the network on rows, where they lie.</summary>
    /// <param name="rows">Their number.</param>
    /// <param name="input">The rows.</param>
    [MethodImpl(KernelCode.Optimized)]
    public void Run(int rows, ReadOnlySpan<T> input) => RunOn(input, Begin(rows));

    private int Begin(int rows)
    {
        Rows = rows;
        int threads = (rows * _rowWork) + WorkOfSteps() + _work >= ThreadTeam.WorthSharing ? _engine.MaxThreads : 1;
        ReserveScratch(threads);
        return threads;
    }
}
