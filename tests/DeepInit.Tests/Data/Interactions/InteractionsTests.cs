namespace DeepInit.Tests.Data;

/// <summary>Pairs of users and items, and their parts.</summary>
public sealed class InteractionsTests
{
    private const int Users = 17;
    private const int Items = 29;

    [Fact]
    public void ItemsOfAUserAreInOrderAndEachOnce()
    {
        var pairs = new Interactions([3, 0, 3, 3, 0], [7, 2, 1, 7, 5], userCount: 6, itemCount: 9);
        Assert.Equal([2, 5], pairs.ItemsOf(0).ToArray());
        Assert.Empty(pairs.ItemsOf(1).ToArray());
        Assert.Equal([1, 7], pairs.ItemsOf(3).ToArray());
        Assert.Empty(pairs.ItemsOf(5).ToArray());
        Assert.Equal([0, 1, 1, 0, 0, 1, 0, 2, 0], pairs.ItemCounts.ToArray());
        Assert.True(pairs.Contains(3, 7));
        Assert.False(pairs.Contains(0, 7));
        Assert.Equal((5, 6, 9), (pairs.Count, pairs.UserCount, pairs.ItemCount));
        Assert.Throws<ArgumentOutOfRangeException>(() => pairs.ItemsOf(6).Length);

        (int, int)[] made = [.. Pairs(Made())];
        foreach (int user in Enumerable.Range(0, Users))
            Assert.Equal(made.Where(pair => pair.Item1 == user).Select(pair => pair.Item2).Distinct().Order(), Made().ItemsOf(user).ToArray());
    }

    [Fact]
    public void CountsThatAreLeftOutFollowFromTheGreatest()
    {
        var pairs = new Interactions([4, 0], [1, 8]);
        Assert.Equal((5, 9), (pairs.UserCount, pairs.ItemCount));
        Assert.Equal((0, 0), (new Interactions([], []).UserCount, new Interactions([], []).ItemCount));
    }

    [Theory]
    [InlineData(0.75)]
    [InlineData(0.5)]
    [InlineData(0.1)]
    public void EveryUserHasItsShareInBothParts(double fraction)
    {
        Interactions all = Made();
        (Interactions train, Interactions test) = all.SplitByUser(fraction, seed: 5);
        CheckParts(all, train, test);
        foreach (int user in Enumerable.Range(0, Users))
        {
            int count = Pairs(all).Count(pair => pair.User == user);
            Assert.Equal((int)Math.Round(fraction * count, MidpointRounding.ToEven), Pairs(train).Count(pair => pair.User == user));
        }

        Assert.Equal(Pairs(train), Pairs(all.SplitByUser(fraction, seed: 5).Train));
        Assert.NotEqual(Pairs(train), Pairs(all.SplitByUser(fraction, seed: 6).Train));
    }

    [Fact]
    public void TheRandomSplitHasTheShareOfAll()
    {
        Interactions all = Made();
        (Interactions train, Interactions test) = all.Split(0.8, seed: 1);
        CheckParts(all, train, test);
        Assert.Equal((int)(0.8 * all.Count), train.Count);
    }

    [Fact]
    public void TheLastOfEachUserIsLeftOut()
    {
        var pairs = new Interactions([0, 1, 0, 0, 2, 1], [4, 1, 2, 3, 0, 6], times: [5, 9, 7, 7, 1, 2]);
        (Interactions train, Interactions test) = pairs.LeaveLastOut();
        Assert.Equal([(0, 3), (1, 1)], Pairs(test).Order());
        Assert.Equal([7, 9], test.Times.ToArray().Order());
        CheckParts(pairs, train, test);
        Assert.Contains("no times", Assert.Throws<InvalidOperationException>(() => new Interactions([0], [0]).LeaveLastOut()).Message);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(200)]
    public void FoldsAreTestsThatTogetherAreAll(int count)
    {
        Interactions all = Made();
        IReadOnlyList<(Interactions Train, Interactions Test)> folds = all.Folds(count, seed: 2);
        Assert.Equal(count, folds.Count);
        foreach ((Interactions train, Interactions test) in folds)
        {
            CheckParts(all, train, test);
            Assert.InRange(test.Count, all.Count / count, (all.Count / count) + 1);
        }

        Assert.Equal(Rows(all).Order(), folds.SelectMany(fold => Rows(fold.Test)).Order());
        Assert.Contains("2 to 200", Assert.Throws<ArgumentOutOfRangeException>(() => all.Folds(201)).Message);
    }

    [Fact]
    public void RatingsChooseWhatIsLiked()
    {
        var pairs = new Interactions([0, 1, 1], [4, 2, 3], [4, 3.5f, 5]);
        Interactions liked = pairs.WithRatingFrom(4);
        Assert.Equal([(0, 4), (1, 3)], Pairs(liked));
        Assert.Equal([4f, 5], liked.Ratings.ToArray());
        Assert.Equal(5, liked.ItemCount);
        Assert.Throws<InvalidOperationException>(() => new Interactions([0], [0]).WithRatingFrom(1));
    }

    [Fact]
    public void WrongPairsAreRefusedWithTheirPlace()
    {
        Assert.Contains("2 items for 1 users", Assert.Throws<ArgumentException>(() => new Interactions([0], [1, 2])).Message);
        Assert.Contains("1 ratings for 2 users", Assert.Throws<ArgumentException>(() => new Interactions([0, 1], [1, 2], [3f])).Message);
        Assert.Contains("item of pair 1 is 7; expected a number from 0 to 6", Assert.Throws<ArgumentException>(() => new Interactions([0, 1], [1, 7], itemCount: 7)).Message);
        Assert.Contains("user of pair 1 is -1", Assert.Throws<ArgumentException>(() => new Interactions([0, -1], [1, 7])).Message);
        Assert.Contains("rating of pair 0 is NaN", Assert.Throws<ArgumentException>(() => new Interactions([0], [1], [float.NaN])).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => Made().Split(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Made().SplitByUser(double.NaN));
    }

    private static Interactions Made()
    {
        ulong state = 3;
        int[] users = [.. Enumerable.Range(0, 200).Select(_ => (int)RowShuffle.Below(Users, ref state))];
        int[] items = [.. users.Select(_ => (int)RowShuffle.Below(Items, ref state))];
        return new Interactions(users, items, [.. users.Select((_, i) => (float)i)], [.. users.Select((_, i) => (long)(i * 7 % 200))], Users, Items);
    }

    // Both parts together are the whole, each row with its rating and time, and ids are what they were.
    private static void CheckParts(Interactions all, Interactions train, Interactions test)
    {
        Assert.Equal(Rows(all).Order(), Rows(train).Concat(Rows(test)).Order());
        Assert.Equal((all.UserCount, all.ItemCount, all.UserCount, all.ItemCount), (train.UserCount, train.ItemCount, test.UserCount, test.ItemCount));
    }

    private static IEnumerable<(int User, int Item)> Pairs(Interactions pairs) => pairs.Users.ToArray().Zip(pairs.Items.ToArray());

    private static IEnumerable<(int User, int Item, float Rating, long Time)> Rows(Interactions pairs) =>
        Pairs(pairs).Select((pair, i) => (pair.User, pair.Item, pairs.Ratings.Length == 0 ? 0 : pairs.Ratings.Span[i], pairs.Times.Length == 0 ? 0 : pairs.Times.Span[i]));
}
