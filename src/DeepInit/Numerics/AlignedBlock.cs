using System.ComponentModel;
using System.Runtime.CompilerServices;
#if NET
using System.Runtime.InteropServices;
#endif

namespace DeepInit.Runtime;

/// <summary>
/// Zeroed memory that starts on a 64-byte boundary, so that no vector load of a panel crosses a cache line.
/// </summary>
/// <remarks>
/// On .NET the array is pinned and the boundary is kept for ever; on .NET Framework (netstandard2.0) arrays may move, so the block is an ordinary array
/// and alignment is left to chance. Everything works without it, only slower. The memory up to the next multiple of 64 bytes belongs to the
/// block too and is zero: a vector read at the tail stays inside.
/// </remarks>
/// <typeparam name="T">An element whose size divides 64: the numeric types.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class AlignedBlock<T>
    where T : unmanaged
{
    /// <summary>The boundary in bytes: a cache line, and the widest vector register.</summary>
    internal const int Alignment = 64;

    private T[] _array;
    private int _offset;
    private int _version;

    /// <summary>Allocates a block of zeros.</summary>
    /// <param name="length">The number of elements, at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="length"/> is negative or leaves no room for the padding.</exception>
    /// <exception cref="NotSupportedException">The size of <typeparamref name="T"/> does not divide 64.</exception>
    internal AlignedBlock(int length)
    {
        int size = Unsafe.SizeOf<T>();
        if (Alignment % size != 0)
            throw new NotSupportedException($"An aligned block needs elements whose size divides {Alignment} bytes; {typeof(T)} has {size}.");
        int perLine = Alignment / size;

        // One line more than needed: the first elements up to the boundary are skipped.
        long total = (((long)length + perLine - 1) / perLine * perLine) + perLine;
        if (length < 0 || total > int.MaxValue - Alignment)
            throw new ArgumentOutOfRangeException(nameof(length), length, "The length of a block must be at least 0 and, with its padding, fit an array.");

        Length = length;
#if NET
        _array = GC.AllocateArray<T>((int)total, pinned: true);
        long address = Marshal.UnsafeAddrOfPinnedArrayElement(_array, 0).ToInt64();
        _offset = (int)((Alignment - (address & (Alignment - 1))) & (Alignment - 1)) / size;
#else
        _array = new T[total];
        _offset = 0;
#endif
    }

    /// <summary>The number of elements.</summary>
    internal int Length { get; private set; }

    /// <summary>How often the elements have moved: who has looked a place up before must look again.</summary>
    internal int Era { get; private set; }

    /// <summary>The first element; there always is one to refer to, even when <see cref="Length"/> is 0.</summary>
    public ref T Start => ref _array[_offset];

    /// <summary>How often <see cref="Changed"/> was called: what was made from the elements is out of date when this has moved on.</summary>
    internal int Version => Volatile.Read(ref _version);

    /// <summary>Takes the memory of another block in the place of its own. No span of it may be in use.</summary>
    /// <param name="other">The block, which nobody uses any more.</param>
    internal void Become(AlignedBlock<T> other)
    {
        (_array, _offset, Length) = (other._array, other._offset, other.Length);
        Era++;
        Changed();
    }

    /// <summary>Says that elements have changed: after the change. No call is lost, whichever threads make them.</summary>
    internal void Changed() => Interlocked.Increment(ref _version);

    /// <summary>All elements. Rows of tables that owe steps make them up before.</summary>
    public Span<T> Span
    {
        get
        {
            Late?.Settle();
            return new Span<T>(_array, _offset, Length);
        }
    }

    /// <summary>What of the elements may owe steps; null for most blocks. Who takes <see cref="Start"/> has asked, or is the step.</summary>
    internal LateTables<T>? Late { get; set; }
}
