using Linq = System.Linq.Enumerable;
using Ours = DeepInit.Sequences.Enumerable;

namespace DeepInit.Tests.Sequences;

/// <summary>Ours give what those of System.Linq give.</summary>
public sealed class EnumerableTests
{
    private static readonly (string Name, int Length)[] Words = [("pear", 4), ("fig", 3), ("plum", 4), ("", 0), ("lime", 4), ("fig", 3), ("date", 4)];

    [Theory]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(9)]
    public void PartsAreThoseOfLinq(int count)
    {
        Assert.Equal(Linq.Skip(Words, count), Ours.Skip(Words, count));
        Assert.Equal(Linq.Take(Words, count), Ours.Take(Words, count));
        Assert.Equal(Linq.Range(5, Math.Max(count, 0)), Ours.Range(5, Math.Max(count, 0)));
        Assert.Equal(Linq.Repeat('a', Math.Max(count, 0)), Ours.Repeat('a', Math.Max(count, 0)));
    }

    [Fact]
    public void MapsAreThoseOfLinq()
    {
        Assert.Equal(Linq.Select(Words, w => w.Length), Ours.Select(Words, w => w.Length));
        Assert.Equal(Linq.Select(Words, (w, i) => w.Name + i), Ours.Select(Words, (w, i) => w.Name + i));
        Assert.Equal(Linq.SelectMany(Words, w => w.Name), Ours.SelectMany(Words, w => w.Name));
        Assert.Equal(Linq.SelectMany(Words, w => w.Name, (w, c) => (w.Length, c)), Ours.SelectMany(Words, w => w.Name, (w, c) => (w.Length, c)));
        Assert.Equal(Linq.Where(Words, w => w.Length > 3), Ours.Where(Words, w => w.Length > 3));
        Assert.Equal(Linq.Where(Words, (_, i) => i % 2 == 0), Ours.Where(Words, (_, i) => i % 2 == 0));
        Assert.Equal(Linq.Concat(Words, Words), Ours.Concat(Words, Words));
        Assert.Equal(Linq.Append(Words, ("kiwi", 4)), Ours.Append(Words, ("kiwi", 4)));
        Assert.Equal(Linq.Zip(Words, "abc", (w, c) => w.Name + c), Ours.Zip(Words, "abc", (w, c) => w.Name + c));
        Assert.Equal(Linq.Zip("abc", Words, (c, w) => w.Name + c), Ours.Zip("abc", Words, (c, w) => w.Name + c));
        Assert.Equal(Linq.Distinct(Words), Ours.Distinct(Words));
        Assert.Equal(Linq.Except(Words, [("fig", 3)]), Ours.Except(Words, [("fig", 3)]));
        Assert.Equal(Linq.OfType<int>(new object?[] { 1, null, "x", 2 }), Ours.OfType<int>(new object?[] { 1, null, "x", 2 }));
        Assert.Equal(Linq.ToArray(Words), Ours.ToArray(Words));
        Assert.Equal(Linq.ToDictionary(Linq.Distinct(Words), w => w.Name), Ours.ToDictionary(Ours.Distinct(Words), w => w.Name));
        Assert.Throws<ArgumentException>(() => Ours.ToDictionary(Words, w => w.Length, w => w.Name));
    }

    [Fact]
    public void QuestionsAreThoseOfLinq()
    {
        Assert.True(Ours.Any(Words));
        Assert.False(Ours.Any(Linq.Empty<int>()));
        Assert.True(Ours.Any(Words, w => w.Length == 0));
        Assert.False(Ours.Any(Words, w => w.Length == 9));
        Assert.True(Ours.All(Words, w => w.Length < 9));
        Assert.False(Ours.All(Words, w => w.Length > 0));
        Assert.Equal("pear", Ours.First(Words).Name);
        Assert.Equal("fig", Ours.First(Words, w => w.Length == 3).Name);
        Assert.Throws<InvalidOperationException>(() => Ours.First(Words, w => w.Length == 9));
        Assert.Equal("pear", Ours.FirstOrDefault(Words).Name);
        Assert.Null(Ours.FirstOrDefault(Words, w => w.Length == 9).Name);
        Assert.Equal(0, Ours.FirstOrDefault(Linq.Empty<int>()));
    }

    [Fact]
    public void OrdersAreThoseOfLinqAndEqualsStayInTheirOrder()
    {
        (string, int, int)[] words = [.. Linq.Select(Words, (w, i) => (w.Name, w.Length, i))];

        Assert.Equal(Linq.OrderBy(words, w => w.Item2), Ours.OrderBy(words, w => w.Item2));
        Assert.Equal(Linq.OrderByDescending(words, w => w.Item2), Ours.OrderByDescending(words, w => w.Item2));
        Assert.Equal(Linq.OrderBy(words, w => w.Item1, StringComparer.Ordinal), Ours.OrderBy(words, w => w.Item1, StringComparer.Ordinal));
        Assert.Equal(
            Linq.ThenBy(Linq.OrderByDescending(words, w => w.Item2), w => w.Item1, StringComparer.Ordinal),
            Ours.ThenBy(Ours.OrderByDescending(words, w => w.Item2), w => w.Item1, StringComparer.Ordinal));
        Assert.Equal(Linq.OrderBy(new[] { 2, double.NaN, -1 }, x => x), Ours.OrderBy(new[] { 2, double.NaN, -1 }, x => x));
    }

    [Fact]
    public void NothingIsDoneBeforeItIsAskedFor()
    {
        int calls = 0;
        IEnumerable<int> ordered = Ours.OrderBy(Ours.Select(Words, w => w.Length + calls++), x => x);
        Assert.Equal(0, calls);
        Assert.Equal(Words.Length, Linq.Count(ordered));
        Assert.Equal(Words.Length, calls);
    }
}
