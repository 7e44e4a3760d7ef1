using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using DeepInit.Runtime;

namespace DeepInit.Tests.Numerics;

public sealed class AlignedBlockTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(15)]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(100_003)]
    public void TheFirstElementStaysOnA64ByteBoundary(int length)
    {
        AlignedBlock<float> single = new(length);
        AlignedBlock<double> twice = new(length);
        GC.Collect();
        Assert.Equal(0, AddressOf(ref single.Start) % 64);
        Assert.Equal(0, AddressOf(ref twice.Start) % 64);
    }

    [Fact]
    public void TheSpanCoversExactlyTheElementsFromTheStart()
    {
        AlignedBlock<double> block = new(21);
        Assert.Equal(21, block.Length);
        Assert.Equal(21, block.Span.Length);
        Assert.True(Unsafe.AreSame(ref block.Start, ref MemoryMarshal.GetReference(block.Span)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(17)]
    [InlineData(64)]
    public void TheBlockAndItsPaddingAreZero(int length)
    {
        AlignedBlock<float> block = new(length);
        int padded = (length + 15) / 16 * 16;
        for (int i = 0; i < padded; i += Vector<float>.Count)
            Assert.Equal(Vector<float>.Zero, Simd.Load(ref block.Start, i));
    }

    [Fact]
    public void ANegativeLengthIsRefused() =>
        Assert.Equal("length", Assert.Throws<ArgumentOutOfRangeException>(() => new AlignedBlock<float>(-1)).ParamName);

    [Fact]
    public void AnElementThatDoesNotDivideTheBoundaryIsRefused() =>
        Assert.Contains("12", Assert.Throws<NotSupportedException>(() => new AlignedBlock<Triple>(4)).Message, StringComparison.Ordinal);

    // The block's memory is pinned: the offset from a null reference is the address.
    private static long AddressOf<T>(ref T location) => Unsafe.ByteOffset(ref Unsafe.NullRef<T>(), ref location).ToInt64();

    private readonly record struct Triple(int First, int Second, int Third);
}
