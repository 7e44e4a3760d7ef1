using System.Runtime.InteropServices;

namespace DeepInit.Benchmarks.Measuring;

/// <summary>Numbers that begin with a cache line, as the memory of networks does.</summary>
internal sealed class NumberBlock
{
    private const int CacheLine = 64;

    private readonly float[] _array;
    private readonly int _offset;

    /// <summary>So many zeros.</summary>
    public NumberBlock(int length)
    {
        _array = GC.AllocateArray<float>(length + (CacheLine / sizeof(float)), pinned: true);
        long address = Marshal.UnsafeAddrOfPinnedArrayElement(_array, 0);
        _offset = (int)((CacheLine - (address % CacheLine)) % CacheLine) / sizeof(float);
        Length = length;
    }

    public int Length { get; }

    public ref float Start => ref _array[_offset];
}
