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
    public void WhatIsDrawnStandsForAllThatWasNotChosen()
    {
        Interactions pairs = Made();
        using BatchReader<double> reader = pairs.ToOneOrZero<double>("user", "item", "target", new NegativeSampler(pairs), unobserved: 0.3, negatives: 4)
            .Bind("net", [User, Item], [new TensorDescription("target", [1], isClassIndex: false)]).Read(1000);
        reader.Start(seed: null, walk: 0, skip: 0);
        Assert.True(reader.MoveNext());
        Assert.Equal(pairs.Count + (4 * Users), reader.Batch.Rows);
        for (int r = 0; r < reader.Batch.Rows; r++)
        {
            int user = reader.Batch.Ids(0)[r], item = reader.Batch.Ids(1)[r];
            bool isPositive = r < pairs.Count;
            Assert.Equal(isPositive, pairs.Contains(user, item));
            Assert.Equal(isPositive ? 1 : 0, reader.Batch.Target(0)[r]);
            Assert.Equal(isPositive ? 1 : 0.3 * (Items - pairs.ItemsOf(user).Length) / 4, reader.Batch.SampleWeights[r], 1e-12);
        }

        // What was liked counts more.
        var rated = new Interactions([0, 1, 1], [2, 0, 1], [5, 1, 3]);
        using BatchReader<double> weighted = rated.ToOneOrZero<double>("user", "item", "target", new NegativeSampler(rated), 1, 1, ratingWeight: 0.25)
            .Bind("net", [User, Item], [new TensorDescription("target", [1], isClassIndex: false)]).Read(1000);
        weighted.Start(seed: null, walk: 0, skip: 0);
        Assert.True(weighted.MoveNext());
        Assert.Equal([1.5, 0.5, 1], weighted.Batch.SampleWeights[..3].ToArray());
        Assert.Contains("would count -1", Assert.Throws<InvalidOperationException>(() => rated.ToOneOrZero<double>("u", "i", "y", new NegativeSampler(rated), 1, 1, ratingWeight: 1)).Message);
        Assert.Contains("no ratings", Assert.Throws<InvalidOperationException>(() => pairs.ToOneOrZero<double>("u", "i", "y", new NegativeSampler(pairs), 1, 1, ratingWeight: 1)).Message);

        Assert.Throws<ArgumentException>(() => pairs.ToOneOrZero<double>("u", "i", "y", new NegativeSampler(pairs, 1), 0.3, 4));
        Assert.Throws<ArgumentOutOfRangeException>(() => pairs.ToOneOrZero<double>("u", "i", "y", new NegativeSampler(pairs), double.NaN, 4));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(2L)]
    public void WhatFollowsFromAnIdFollowsFromADrawnOne(long? seed)
    {
        Interactions pairs = Made();
        int[] table = [.. Enumerable.Range(0, Items * 2).Select(i => i * 7 % 19)];
        TensorDescription kinds = Ids("kinds", 2);
        Dataset<float> data = pairs.ToYesOrNo<float>("user", "item", "target", new NegativeSampler(pairs)).WithIdsOf("kinds", "item", table);
        TensorDescription target = new("target", [1], isClassIndex: false);
        using BatchReader<float> reader = data.Bind("net", [kinds, User, Item], [target]).Read(8);
        reader.Start(seed, walk: 1, skip: 0);
        while (reader.MoveNext())
        {
            for (int r = 0; r < reader.Batch.Rows; r++)
                Assert.Equal(table.AsSpan(reader.Batch.Ids(2)[r] * 2, 2).ToArray(), reader.Batch.Ids(0).Slice(r * 2, 2).ToArray());
        }

        Assert.Contains("expected the name of an input", Assert.Throws<ArgumentException>(() => pairs.ToDataset<float>("user", "item").WithIdsOf("kinds", "film", table).Bind("net", [User, Item, kinds], [])).Message);
        Assert.Contains("expected a multiple of 2", Assert.Throws<ArgumentException>(() => pairs.ToDataset<float>("user", "item").WithIdsOf("kinds", "item", table.AsMemory(1)).Bind("net", [User, Item, kinds], [])).Message);
        using BatchReader<float> short_ = pairs.ToDataset<float>("user", "item").WithIdsOf("kinds", "item", table.AsMemory(0, 6)).Bind("net", [User, Item, kinds], []).Read(60);
        short_.Start(seed: null, walk: 0, skip: 0);
        Assert.Contains("has 3 rows", Assert.Throws<ArgumentException>(() => short_.MoveNext()).Message);
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

    [Theory]
    [InlineData(null, false)]
    [InlineData(5L, true)]
    public void ADrawnIdGoesWithTheLogarithmsOfBothProbabilities(long? seed, bool logUniform)
    {
        Interactions pairs = Made();
        NegativeSampler sampler = logUniform ? NegativeSampler.LogUniform(pairs) : new NegativeSampler(pairs, popularityPower: 0.75);
        TensorDescription drawn = Ids("drawn", 1), target = new("target", [2], isClassIndex: false);
        using BatchReader<double> reader = pairs.ToSampled<double>("user", "item", "drawn", "target", sampler).Bind("net", [drawn, User, Item], [target]).Read(7);
        reader.Start(seed, walk: 1, skip: 0);
        while (reader.MoveNext())
        {
            for (int r = 0; r < reader.Batch.Rows; r++)
            {
                Assert.False(pairs.Contains(reader.Batch.Ids(1)[r], reader.Batch.Ids(0)[r]));
                Assert.Equal(Math.Log(sampler.ProbabilityOf(reader.Batch.Ids(2)[r])), reader.Batch.Target(0)[r * 2], 1e-12);
                Assert.Equal(Math.Log(sampler.ProbabilityOf(reader.Batch.Ids(0)[r])), reader.Batch.Target(0)[(r * 2) + 1], 1e-12);
            }
        }

        Assert.Throws<ArgumentException>(() => pairs.ToSampled<double>("user", "item", "drawn", "target", sampler).Bind("net", [drawn, User, Item], [new TensorDescription("target", [1], isClassIndex: false)]));
        using BatchReader<double> several = pairs.ToSampled<double>("user", "item", "drawn", "target", sampler).Bind("net", [Ids("drawn", 3), User, Item], [target]).Read(7);
        several.Start(seed: null, walk: 0, skip: 0);
        Assert.Contains("has 3 ids for each row; expected one", Assert.Throws<ArgumentException>(() => several.MoveNext()).Message);
    }

    [Fact]
    public void WhatDoesNotFitIsRefused()
    {
        Interactions pairs = Made();
        Assert.Throws<ArgumentException>(() => pairs.ToOneOrZero<double>("u", "i", "y", NegativeSampler.LogUniform(pairs), 0.3, 4));
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
