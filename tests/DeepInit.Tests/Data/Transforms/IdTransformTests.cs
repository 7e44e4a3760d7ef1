namespace DeepInit.Tests.Data.Transforms;

/// <summary>Ids and their indices.</summary>
public sealed class IdTransformTests
{
    [Fact]
    public void AVocabularyCountsFrom1()
    {
        var ids = new Vocabulary(["b", "a", "42", "042", ""]);
        Assert.Equal(6, ids.Count);
        Assert.Equal([1, 2, 3, 4, 5, 0, 0], new[] { "b", "a", "42", "042", "", "c", null }.Select(ids.IndexOf));
        Assert.Equal((3, 0), (ids.IndexOf(42), ids.IndexOf(43)));
        Assert.Equal("b", ids[1]);
        Assert.Equal("", ids[Vocabulary.Unknown]);
        Assert.Equal(["", "b", "a", "42", "042", ""], ids);
        Assert.Throws<ArgumentOutOfRangeException>(() => ids[6]);
        Assert.Throws<ArgumentOutOfRangeException>(() => ids[-1]);
        Assert.Equal(["b", "a", "42", "042", "", "c"], ids.With(["c"]).Ids);
        Assert.Contains("'a' is there twice", Assert.Throws<ArgumentException>(() => ids.With(["a"])).Message, StringComparison.Ordinal);
        Assert.Contains("Id 1 of the vocabulary is null", Assert.Throws<ArgumentException>(() => new Vocabulary(["a", null!])).Message, StringComparison.Ordinal);
    }

    // FNV-1a and SplitMix64's finish, computed by another program.
    [Theory]
    [InlineData("", 958)]
    [InlineData("anna", 558)]
    [InlineData("42", 642)]
    [InlineData("Grüße", 896)]
    public void HashesAreTheSameEverywhere(string id, int bucket)
    {
        IdTransform transform = IdTransform.Hashed("user", 1000);
        Assert.Equal(bucket, transform.IndexOf(id));
        Assert.Equal(0, transform.IndexOf(null));
        if (long.TryParse(id, out long number))
            Assert.Equal(bucket, transform.IndexOf(number));
    }

    [Fact]
    public void HashesAreSpreadEvenly()
    {
        IdTransform transform = IdTransform.Hashed("user", 64);
        int[] counts = new int[65];
        for (long id = 0; id < 64_000; id++)
            counts[transform.IndexOf(id)]++;
        Assert.Equal(0, counts[0]);

        // Five deviations of a binomial count around 1000.
        Assert.All(counts.Skip(1), count => Assert.InRange(count, 840, 1160));
    }

    [Fact]
    public void TheyAreSavedWithATransform()
    {
        var transform = new DataTransform([new NumberTransform("area")], [], [IdTransform.Of("user", new Vocabulary(["ä \" 1", "b"])), IdTransform.Hashed("item", 7)]);
        DataTransform read = DataTransform.Parse(transform.ToJson());
        Assert.Equal(transform.ToJson(), read.ToJson());
        Assert.Equal(["ä \" 1", "b"], read.Vocabulary("user").Ids);
        Assert.Equal(7, read.Ids[1].Buckets);
        Assert.Equal(8, read.Ids[1].Count);
        Assert.Null(transform.DifferenceTo(read));
        Assert.NotNull(transform.DifferenceTo(new DataTransform(transform.Inputs, [], [transform.Ids[0]])));
        Assert.NotNull(transform.DifferenceTo(new DataTransform(transform.Inputs, [], [transform.Ids[0], IdTransform.Hashed("item", 8)])));
        Assert.Contains("Two columns are named 'area'", Assert.Throws<ArgumentException>(() => new DataTransform(transform.Inputs, [], [IdTransform.Hashed("area", 8)])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void WordsAreSavedWithATransform()
    {
        IdTransform words = IdTransform.Words("body", new Vocabulary(["ä", "!", "b_1"]));
        Assert.Equal([1, 0, 3, 2], words.IndicesOf("Ä x\nB_1!"));
        Assert.Equal([0, 0], IdTransform.Words("body", words.Vocabulary!, lowercase: false).IndicesOf("Ä B_1"));
        var transform = new DataTransform([], [], [words, IdTransform.Of("user", new Vocabulary(["a"]))]);
        DataTransform read = DataTransform.Parse(transform.ToJson());
        Assert.StartsWith("""{"version":3,""", transform.ToJson(), StringComparison.Ordinal);
        Assert.Equal(transform.ToJson(), read.ToJson());
        Assert.Equal([true, null], read.Ids.Select(column => column.Lowercase));
        Assert.Equal([1, 0, 3, 2], read.Ids[0].IndicesOf("Ä x\nB_1!"));
        Assert.Null(transform.DifferenceTo(read));
        Assert.Contains("3 words of small letters, or unknown, it now has body: 3 ids", transform.DifferenceTo(new DataTransform([], [], [IdTransform.Of("body", words.Vocabulary!), transform.Ids[1]])), StringComparison.Ordinal);
        Assert.NotNull(transform.DifferenceTo(new DataTransform([], [], [IdTransform.Words("body", words.Vocabulary!, lowercase: false), transform.Ids[1]])));
        Assert.Throws<InvalidOperationException>(() => transform.Ids[1].IndicesOf("a"));

        // Where there are no texts, programs of before read it.
        Assert.StartsWith("""{"version":2,""", new DataTransform([], [], [transform.Ids[1]]).ToJson(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"version":3,"inputs":[],"targets":[],"ids":[{"name":"a","kind":"words","ids":["x"]}]}""")]
    [InlineData("""{"version":2,"inputs":[],"targets":[]}""")]
    [InlineData("""{"version":2,"inputs":[],"targets":[],"ids":[{"name":"a","kind":"list"}]}""")]
    [InlineData("""{"version":2,"inputs":[],"targets":[],"ids":[{"name":"a","kind":"hash","buckets":0}]}""")]
    [InlineData("""{"version":2,"inputs":[],"targets":[],"ids":[{"name":"a","kind":"vocabulary","ids":["x","x"]}]}""")]
    [InlineData("""{"version":2,"inputs":[],"targets":[],"ids":[{"name":"a","kind":"vocabulary","ids":[null]}]}""")]
    public void DamagedTextsAreRefused(string json) => Assert.Throws<WeightFileException>(() => DataTransform.Parse(json));
}
