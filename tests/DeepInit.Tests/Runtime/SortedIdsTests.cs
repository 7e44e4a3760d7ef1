using DeepInit.Runtime;

namespace DeepInit.Tests.Runtime;

/// <summary>Ids are sorted as a stable sort sorts them, whatever the vocabulary.</summary>
public sealed class SortedIdsTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(100, 1)]
    [InlineData(1000, 7)]
    [InlineData(1000, 256)]
    [InlineData(1000, 257)]
    [InlineData(3000, 65536)]
    [InlineData(3000, 65537)]
    [InlineData(3000, 1 << 24)]
    [InlineData(3000, (1 << 24) + 1)]
    [InlineData(3000, int.MaxValue)]
    public void TheyComeInOrderWithTheirPlaces(int count, int vocabulary)
    {
        var random = new Random(count);
        int[] ids = [.. Enumerable.Range(0, count).Select(_ => random.Next(vocabulary))];
        ids[count / 2] = vocabulary - 1;
        int[] given = [.. ids], sorted = new int[count], places = new int[count], scratch = new int[2 * count];
        SortedIds.Sort(ref ids[0], count, vocabulary, ref sorted[0], ref places[0], ref scratch[0]);

        int[] expected = [.. Enumerable.Range(0, count).OrderBy(i => ids[i])];
        Assert.Equal(given, ids);
        Assert.Equal(expected, places);
        Assert.Equal(expected.Select(i => ids[i]), sorted);
        foreach (int id in new[] { 0, vocabulary / 2, vocabulary - 1, sorted[count / 3] })
            Assert.Equal(sorted.Count(other => other < id), SortedIds.FirstFrom(ref sorted[0], count, id));
    }
}
