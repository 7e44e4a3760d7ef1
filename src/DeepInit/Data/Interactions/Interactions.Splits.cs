namespace DeepInit;

/// <content>Parts to train on and to test on. Same seed, same parts, on every machine; both parts have the users and items of the whole, so that ids stay what they are.</content>
public sealed partial class Interactions
{
    /// <summary>Deals the pairs into two parts at random, whoever's they are: the protocol of rating prediction.</summary>
    /// <param name="fraction">The share of the first part, in (0, 1); its number of pairs is rounded down.</param>
    /// <param name="seed">Same seed, same parts.</param>
    /// <exception cref="ArgumentOutOfRangeException">The fraction is not between 0 and 1.</exception>
    public (Interactions Train, Interactions Test) Split(double fraction, long seed = 0)
    {
        CheckFraction(fraction);
        int[] order = Shuffled(seed);
        return Part(order, (int)ShareOf.Floor(Count, fraction));
    }

    /// <summary>Deals the pairs of each user into two parts at random, "stratified": every user who has enough pairs is in both. The protocol of rankings of several items.</summary>
    /// <param name="fraction">The share of the first part, in (0, 1); of n pairs of a user fraction · n, rounded to the nearest whole number, halves to the even one.</param>
    /// <param name="seed">Same seed, same parts.</param>
    /// <exception cref="ArgumentOutOfRangeException">The fraction is not between 0 and 1.</exception>
    public (Interactions Train, Interactions Test) SplitByUser(double fraction, long seed = 0)
    {
        CheckFraction(fraction);
        int[] order = Order(_users, UserCount, Shuffled(seed));
        var train = new List<int>(Count);
        var test = new List<int>();
        for (int first = 0; first < Count;)
        {
            int last = first;
            while (last < Count && _users[order[last]] == _users[order[first]])
                last++;
            int cut = first + (int)Math.Round(fraction * (last - first), MidpointRounding.ToEven);
            for (; first < last; first++)
                (first < cut ? train : test).Add(order[first]);
        }

        return Part(train, test);
    }

    /// <summary>
    /// Leaves out the last pair of each user by time, of equal times that which was given last; a user of one pair keeps it for training. The protocol of what comes next.
    /// </summary>
    /// <remarks>A part left out of what is left, <c>LeaveLastOut().Train.LeaveLastOut()</c>, is what settings are chosen by.</remarks>
    /// <exception cref="InvalidOperationException">There are no times.</exception>
    public (Interactions Train, Interactions Test) LeaveLastOut()
    {
        if (_times.Length == 0 && Count > 0)
            throw new InvalidOperationException("These interactions have no times to find the last by; give them to the constructor.");
        var last = new int[UserCount];
        var pairs = new int[UserCount];
        for (int pair = 0; pair < Count; pair++)
        {
            int user = _users[pair];
            if (pairs[user]++ == 0 || _times[pair] >= _times[last[user]])
                last[user] = pair;
        }

        var train = new List<int>(Count);
        var test = new List<int>(UserCount);
        for (int pair = 0; pair < Count; pair++)
            (pairs[_users[pair]] > 1 && last[_users[pair]] == pair ? test : train).Add(pair);
        return Part(train, test);
    }

    /// <summary>Deals the pairs into folds at random; each fold is the test of one part, and the training of all others.</summary>
    /// <param name="count">How many, at least 2 and at most the number of pairs; their sizes differ by 1 at most.</param>
    /// <param name="seed">Same seed, same folds.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is less than 2, or there are fewer pairs.</exception>
    public IReadOnlyList<(Interactions Train, Interactions Test)> Folds(int count, long seed = 0)
    {
        if (count < 2 || count > Count)
            throw new ArgumentOutOfRangeException(nameof(count), count, $"Of {Count} pairs there can be 2 to {Count} folds.");
        int[] order = Shuffled(seed);
        var folds = new (Interactions Train, Interactions Test)[count];
        for (int fold = 0; fold < count; fold++)
        {
            int from = (int)((long)Count * fold / count), to = (int)((long)Count * (fold + 1) / count);
            folds[fold] = Part([.. order.Take(from), .. order.Skip(to)], [.. order.Skip(from).Take(to - from)]);
        }

        return folds;
    }

    private static void CheckFraction(double fraction)
    {
        // The negated pattern also catches NaN.
        if (fraction is not (> 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(fraction), fraction, "A part is more than 0 and less than 1 of the pairs.");
    }

    private int[] Shuffled(long seed)
    {
        int[] order = [.. Enumerable.Range(0, Count)];
        RowShuffle.Shuffle(order, seed, 0);
        return order;
    }

    private (Interactions Train, Interactions Test) Part(int[] order, int cut) => Part([.. order.Take(cut)], [.. order.Skip(cut)]);

    // Parts keep the order of the rows.
    private (Interactions Train, Interactions Test) Part(List<int> train, List<int> test)
    {
        train.Sort();
        test.Sort();
        return (Pick([.. train]), Pick([.. test]));
    }
}
