using System.ComponentModel;

namespace DeepInit.Runtime;

/// <summary>
/// Working memory for calls that may come from many threads at once: each call takes a block for itself and gives it back. Called by generated code.
/// </summary>
/// <remarks>Lock-free; allocates only while more calls run at once than ever before, up to a bound beyond which blocks are not kept.</remarks>
/// <typeparam name="T">The element type, <see cref="float"/> or <see cref="double"/>.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class WorkspacePool<T>
    where T : unmanaged
{
    private readonly int _length;
    private readonly AlignedBlock<T>?[] _idle = new AlignedBlock<T>?[Math.Max(16, 2 * Environment.ProcessorCount)];

    /// <summary>A pool of blocks of one length.</summary>
    /// <param name="length">Elements in a block.</param>
    public WorkspacePool(int length) => _length = length;

    /// <summary>A block that nobody else uses. Its contents are arbitrary.</summary>
    public AlignedBlock<T> Rent()
    {
        for (int i = 0; i < _idle.Length; i++)
        {
            if (_idle[i] is not null && Interlocked.Exchange(ref _idle[i], null) is { } block)
            {
                return block;
            }
        }

        return new AlignedBlock<T>(_length);
    }

    /// <summary>Gives a block back.</summary>
    public void Return(AlignedBlock<T> block)
    {
        for (int i = 0; i < _idle.Length; i++)
        {
            if (_idle[i] is null && Interlocked.CompareExchange(ref _idle[i], block, null) is null)
            {
                return;
            }
        }
    }
}
