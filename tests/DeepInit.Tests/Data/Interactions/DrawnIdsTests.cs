namespace DeepInit.Tests.Data;

/// <summary>Datasets of pairs, of which some ids are drawn as they are read.</summary>
public sealed class DrawnIdsTests
{
    private const int Users = 9;
    private const int Items = 20;

    private static readonly TensorDescription User = Ids("user", 1), Item = Ids("item", 1), Negative = Ids("negative", 3);

    [Theory]
    [InlineData(null)]
    [InlineData(5L)]
    public void NegativesAreThoseOfTheRowWhereverItStands(long? seed)
    {
        Interactions pairs = Made();
        var sampler = new NegativeSampler(pairs, seed: 3);
        using BatchReader<float> reader = pairs.ToPairs<float>("user", "item", "negative", sampler).Bind("net", [User, Item, Negative], []).Read(7);
        var seen = new List<int[]>();
        for (int walk = 0; walk < 2; walk++)
        {
            reader.Start(seed, walk, skip: 0);
            int rows = 0;
            while (reader.MoveNext())
            {
                for (int r = 0; r < reader.Batch.Rows; r++, rows++)
                {
                    int user = reader.Batch.Ids(0)[r], item = reader.Batch.Ids(1)[r];
                    int row = Enumerable.Range(0, pairs.Count).Single(i => pairs.Users.Span[i] == user && pairs.Items.Span[i] == item);
                    int[] drawn = reader.Batch.Ids(2).Slice(r * 3, 3).ToArray();
                    Assert.Equal([.. Enumerable.Range(0, 3).Select(number => sampler.Draw(user, walk, row, number))], drawn);
                    Assert.All(drawn, other => Assert.False(pairs.Contains(user, other)));
                    seen.Add(drawn);
                }
            }

            Assert.Equal(pairs.Count, rows);
        }

        Assert.NotEqual(seen.Take(pairs.Count).SelectMany(ids => ids), seen.Skip(pairs.Count).SelectMany(ids => ids));
    }

    [Fact]
    public void AWalkThatGoesOnHasTheSameNegatives()
    {
        Interactions pairs = Made();
        Dataset<float> data = pairs.ToPairs<float>("user", "item", "negative", new NegativeSampler(pairs));
        using BatchReader<float> whole = data.Bind("net", [User, Item, Negative], []).Read(7), later = data.Bind("net", [User, Item, Negative], []).Read(7);
        whole.Start(seed: 1, walk: 4, skip: 0);
        later.Start(seed: 1, walk: 4, skip: 2);
        for (int skipped = 0; skipped < 2; skipped++)
            Assert.True(whole.MoveNext());
        while (whole.MoveNext())
        {
            Assert.True(later.MoveNext());
            Assert.Equal(whole.Batch.Ids(2).ToArray(), later.Batch.Ids(2).ToArray());
        }

        Assert.False(later.MoveNext());
    }

    [Fact]
    public void YesAndNoStandBehindEachOther()
    {
        Interactions pairs = Made();
        var sampler = new NegativeSampler(pairs, popularityPower: 1);
        using BatchReader<float> reader = pairs.ToYesOrNo<float>("user", "item", "target", sampler, negatives: 2)
            .Bind("net", [User, Item], [new TensorDescription("target", [1], isClassIndex: false)]).Read(1000);
        reader.Start(seed: null, walk: 0, skip: 0);
        Assert.True(reader.MoveNext());
        Assert.Equal(3 * pairs.Count, reader.Batch.Rows);
        for (int r = 0; r < reader.Batch.Rows; r++)
        {
            Assert.Equal(pairs.Users.Span[r / 3], reader.Batch.Ids(0)[r]);
            Assert.Equal(r % 3 == 0 ? pairs.Items.Span[r / 3] : sampler.Draw(pairs.Users.Span[r / 3], 0, r), reader.Batch.Ids(1)[r]);
            Assert.Equal(r % 3 == 0 ? 1 : 0, reader.Batch.Target(0)[r]);
        }
    }

    [Fact]
    public void PartsOfADatasetKeepTheNegativesOfTheirRows()
    {
        Interactions pairs = Made();
        var sampler = new NegativeSampler(pairs);
        using BatchReader<float> reader = pairs.ToPairs<float>("user", "item", "negative", sampler).Subset(11, 4).Bind("net", [User, Item, Negative], []).Read(2);
        reader.Start(seed: null, walk: 0, skip: 0);
        Assert.True(reader.MoveNext());
        Assert.Equal(sampler.Draw(pairs.Users.Span[11], 0, 11), reader.Batch.Ids(2)[0]);
        Assert.Equal(sampler.Draw(pairs.Users.Span[4], 0, 4), reader.Batch.Ids(2)[3]);
    }

    [Fact]
    public void TheCorrectionIsTheLogarithmOfTheShare()
    {
        Interactions pairs = Made();
        using BatchReader<double> reader = pairs.ToInBatch<double>("user", "item", "target").Bind("net", [User, Item], [new TensorDescription("target", [1], isClassIndex: false)]).Read(1000);
        reader.Start(seed: null, walk: 0, skip: 0);
        Assert.True(reader.MoveNext());
        for (int r = 0; r < pairs.Count; r++)
            Assert.Equal(Math.Log(pairs.Items.ToArray().Count(item => item == pairs.Items.Span[r]) / (double)pairs.Count), reader.Batch.Target(0)[r], 1e-12);
    }

    [Fact]
    public void WhatDoesNotFitIsRefused()
    {
        Interactions pairs = Made();
        Assert.Contains("3 items, and there are 20", Assert.Throws<ArgumentException>(() => pairs.ToPairs<float>("u", "i", "n", new NegativeSampler(new Interactions([0], [0], itemCount: 3)))).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => pairs.ToYesOrNo<float>("u", "i", "y", new NegativeSampler(pairs), negatives: 0));
        Assert.Contains("no ratings", Assert.Throws<InvalidOperationException>(() => pairs.ToDataset<float>("u", "i", "y")).Message);
    }

    // Each pair once.
    private static Interactions Made()
    {
        int[] all = [.. Enumerable.Range(0, Users * Items)];
        RowShuffle.Shuffle(all, 1, 0);
        return new Interactions([.. all.Take(60).Select(i => i / Items)], [.. all.Take(60).Select(i => i % Items)], userCount: Users, itemCount: Items);
    }

    private static TensorDescription Ids(string name, int length) => new(name, length == 1 ? [] : [length], vocabulary: Items);
}
