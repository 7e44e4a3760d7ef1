using DeepInit.Gen.Collections;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Shapes;

namespace DeepInit.Gen.Tests.Planning;

/// <summary>Where buffers are placed.</summary>
public sealed class BufferAllocatorTests
{
    [Fact]
    public void BuffersThatLiveAtOnceNeverOverlap()
    {
        for (int seed = 0; seed < 300; seed++)
        {
            PlannedBuffer[] asked = Random(seed);
            (IReadOnlyList<PlannedBuffer> placed, int length) = Place(asked);
            Assert.Equal(asked, placed.Select(buffer => buffer with { Offset = 0 }));
            for (int i = 0; i < placed.Count; i++)
            {
                Assert.InRange(placed[i].Offset, 0, length - placed[i].Bytes);
                Assert.All(placed.Take(i), other => Assert.False(placed[i].Overlaps(other), $"seed {seed}: {placed[i]} and {other}"));
            }
        }
    }

    [Fact]
    public void MemoryIsAtLeastTheLargestLiveSetAndNeverMoreThanTwiceAsMuch()
    {
        for (int seed = 0; seed < 300; seed++)
        {
            PlannedBuffer[] asked = Random(seed);
            int length = Place(asked).Length;
            int needed = Enumerable.Range(-1, 42).Max(time => asked.Where(b => b.First <= time && time <= b.Last).Sum(b => b.Bytes));
            Assert.InRange(length, needed, 2 * needed);
        }
    }

    [Fact]
    public void BuffersOfOneLifeAfterAnotherShareOnePlace()
    {
        (IReadOnlyList<PlannedBuffer> placed, int length) = Place([.. Enumerable.Range(0, 10).Select(i => Buffer(i, 64, 2 * i, (2 * i) + 1))]);
        Assert.Equal(64 * sizeof(float), length);
        Assert.All(placed, buffer => Assert.Equal(0, buffer.Offset));
    }

    [Fact]
    public void AnOpMayNotReadAndWriteAtOnePlaceThroughTwoBuffers()
    {
        // The first buffer is read last by the op that first writes the second.
        (_, int length) = Place([Buffer(0, 64, 0, 1), Buffer(1, 64, 1, 2)]);
        Assert.Equal(128 * sizeof(float), length);
    }

    [Fact]
    public void NothingToPlaceTakesNoMemory() => Assert.Equal(0, Place([]).Length);

    [Fact]
    public void TheOrderInWhichBuffersAreListedDoesNotMatter()
    {
        PlannedBuffer[] asked = Random(7);
        Assert.Equal(Place(asked).Buffers, Place([.. asked.Reverse()]).Buffers);
    }

    private static PlannedBuffer[] Random(int seed)
    {
        var random = new Random(seed);
        return
        [
            .. Enumerable.Range(0, 1 + random.Next(25)).Select(id =>
            {
                int first = random.Next(-1, 40);
                return Buffer(id, 16 * (1 + random.Next(20)), first, random.Next(first, 41));
            }),
        ];
    }

    private static PlannedBuffer Buffer(int id, int length, int first, int last) =>
        new(id, "b" + id, new BufferForm(new Shape(length), ElementType.Single, Lifetime.Call, RowCount.Rows), first, last, 0);

    private static (IReadOnlyList<PlannedBuffer> Buffers, int Length) Place(IReadOnlyList<PlannedBuffer> buffers)
    {
        (IReadOnlyList<PlannedBuffer> placed, EquatableArray<MemoryExtent> memory) = BufferAllocator.Place(buffers);
        return (placed, memory.Sum(extent => extent.Bytes));
    }
}
