using DeepInit.Runtime;

namespace DeepInit;

/// <summary>
/// Draws items that a user did not choose: what a network learns to rank below those that it did. Each item equally likely, by how popular it is, or by its number.
/// </summary>
/// <remarks>
/// <para>A draw follows from the seed, the epoch, the row and its number in the row alone: the same on any number of threads, in any order, and in a training that was interrupted.</para>
/// <para>Memory: 12 bytes for each item where items are not equally likely, none else. Cost of a draw: the logarithm of the user's items, and where items are not equally likely as many times that as draws hit what the user chose.</para>
/// </remarks>
public sealed class NegativeSampler
{
    // So many draws that hit the user's own items are followed by one of all others alike, so that a draw always ends.
    private const int MostTries = 64;

    private readonly Interactions _positives;
    private readonly double[] _keeps = [];
    private readonly int[] _aliases = [];
    private readonly double _sum;

    /// <summary>A sampler.</summary>
    /// <param name="positives">Who chose what: never drawn for whom it was chosen by.</param>
    /// <param name="popularityPower">
    /// α of at least 0: an item is drawn in proportion to (how often it was chosen)^α; 0, each alike, unless given. 0.75 is word2vec's, 1 what the other rows of a batch are. Above 0 nobody is given an item that nobody chose.
    /// </param>
    /// <param name="seed">What draws follow from; 0 unless given.</param>
    /// <exception cref="ArgumentException">A user chose all items, so that nothing is left to draw.</exception>
    public NegativeSampler(Interactions positives, double popularityPower = 0, long seed = 0)
    {
        _positives = positives ?? throw new ArgumentNullException(nameof(positives));

        // The negated pattern also catches NaN.
        if (popularityPower is not (>= 0 and <= 4))
            throw new ArgumentOutOfRangeException(nameof(popularityPower), popularityPower, "The power of the popularity is at least 0 and at most 4.");
        for (int user = 0; user < positives.UserCount; user++)
        {
            if (positives.ItemsOf(user).Length == positives.ItemCount && positives.ItemCount > 0)
                throw new ArgumentException(FormattableString.Invariant($"User {user} chose all {positives.ItemCount} items; expected at least one that is left to draw."), nameof(positives));
        }

        PopularityPower = popularityPower;
        Seed = seed;
        if (popularityPower == 0 || positives.Count == 0)
            return;
        double[] weights = [.. positives.ItemCounts.ToArray().Select(count => count == 0 ? 0 : Math.Pow(count, popularityPower))];
        _sum = weights.Sum();
        (_keeps, _aliases) = Table(weights, _sum);
    }

    // Σ ln((k + 2) / (k + 1)) of so many items is ln(items + 1).
    private NegativeSampler(NegativeSampler alike)
        : this(alike._positives, 0, alike.Seed)
    {
        IsLogUniform = true;
        if (ItemCount == 0)
            return;
        double[] weights = [.. Enumerable.Range(0, ItemCount).Select(LogUniformWeight)];
        _sum = Math.Log(ItemCount + 1.0);
        (_keeps, _aliases) = Table(weights, _sum);
    }

    /// <summary>
    /// A sampler of items that are numbered by how often they are chosen, the commonest first: item k is drawn with the probability ln((k + 2) / (k + 1)) / ln(items + 1), about in inverse proportion to its rank (Zipf's law).
    /// TensorFlow's <c>log_uniform_candidate_sampler</c>.
    /// </summary>
    /// <param name="positives">Who chose what: never drawn for whom it was chosen by.</param>
    /// <param name="seed">What draws follow from; 0 unless given.</param>
    /// <exception cref="ArgumentException">A user chose all items, so that nothing is left to draw.</exception>
    public static NegativeSampler LogUniform(Interactions positives, long seed = 0) => new(new NegativeSampler(positives, 0, seed));

    /// <summary>α of popularity^α; 0 where each item is equally likely.</summary>
    public double PopularityPower { get; }

    /// <summary>Whether items are drawn by their numbers, see <see cref="LogUniform"/>.</summary>
    public bool IsLogUniform { get; }

    /// <summary>What draws follow from.</summary>
    public long Seed { get; }

    /// <summary>How many items are drawn from.</summary>
    public int ItemCount => _positives.ItemCount;

    /// <summary>Draws an item that a user did not choose.</summary>
    /// <param name="user">The user, counted from 0; one who is not among the positives chose nothing.</param>
    /// <param name="epoch">Tells apart the walks through the data.</param>
    /// <param name="row">Which row of the data it is for.</param>
    /// <param name="number">Which of the row's negatives; they are drawn independently, and may come twice.</param>
    public int Draw(int user, long epoch, long row, int number = 0)
    {
        ReadOnlySpan<int> chosen = (uint)user < (uint)_positives.UserCount ? _positives.ItemsOf(user) : [];
        ulong state = StateOf(epoch, row, number);
        for (int tries = 0; _keeps.Length > 0 && tries < MostTries; tries++)
        {
            int item = (int)RowShuffle.Below((uint)ItemCount, ref state);
            if (SplitMix.Share(SplitMix.Next(ref state)) >= _keeps[item])
                item = _aliases[item];
            if (chosen.BinarySearch(item) < 0)
                return item;
        }

        return Unchosen((int)RowShuffle.Below((uint)(ItemCount - chosen.Length), ref state), chosen);
    }

    /// <summary>How likely an item is to be drawn for a user who chose nothing: what corrections of a sampled softmax (logQ) take the logarithm of.</summary>
    /// <param name="item">The item, counted from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such item.</exception>
    public double ProbabilityOf(int item)
    {
        if ((uint)item >= (uint)ItemCount)
            throw new ArgumentOutOfRangeException(nameof(item), item, $"There are {ItemCount} items, counted from 0.");
        if (IsLogUniform)
            return LogUniformWeight(item) / _sum;
        int count = _positives.ItemCounts[item];
        return _keeps.Length == 0 ? 1.0 / ItemCount : count == 0 ? 0 : Math.Pow(count, PopularityPower) / _sum;
    }

    /// <summary>The logarithm of that; what nobody chose is drawn only where all tries failed, as each item is.</summary>
    internal double LogShareOf(int item) => ProbabilityOf(item) is > 0 and var share ? Math.Log(share) : -Math.Log(ItemCount);

    private static double LogUniformWeight(int item) => Math.Log((item + 2.0) / (item + 1.0));

    private ulong StateOf(long epoch, long row, int number)
    {
        unchecked
        {
            ulong state = SplitMix.Mix((ulong)Seed + 0x9E3779B97F4A7C15);
            state = SplitMix.Mix(state ^ (ulong)epoch) + 0xD1B54A32D192ED03;
            state = SplitMix.Mix(state ^ (ulong)row) + 0x8CB92BA72F3D8DD7;
            return SplitMix.Mix(state ^ (uint)number);
        }
    }

    // The item that has so many unchosen ones before it: of the chosen ones, ascending, those count whose own number of unchosen ones before is no greater.
    private static int Unchosen(int before, ReadOnlySpan<int> chosen)
    {
        int low = 0, high = chosen.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (chosen[middle] - middle <= before)
                low = middle + 1;
            else
                high = middle;
        }

        return before + low;
    }

    // Walker's aliases in Vose's form: every item keeps a share of its place, and gives the rest to one other; two numbers make a draw.
    private static (double[] Keeps, int[] Aliases) Table(double[] weights, double sum)
    {
        var keeps = new double[weights.Length];
        var aliases = new int[weights.Length];
        var small = new Stack<int>();
        var large = new Stack<int>();
        for (int i = 0; i < weights.Length; i++)
        {
            keeps[i] = weights[i] / sum * weights.Length;
            aliases[i] = i;
            (keeps[i] < 1 ? small : large).Push(i);
        }

        while (small.Count > 0 && large.Count > 0)
        {
            int less = small.Pop(), more = large.Pop();
            aliases[less] = more;
            keeps[more] -= 1 - keeps[less];
            (keeps[more] < 1 ? small : large).Push(more);
        }

        // What is left has its place but for rounding; an item that nobody chose is not left, unless rounding ate the last large one.
        int richest = Array.IndexOf(weights, weights.Max());
        foreach (int i in small.Concat(large))
        {
            keeps[i] = weights[i] > 0 ? 1 : 0;
            aliases[i] = weights[i] > 0 ? i : richest;
        }

        return (keeps, aliases);
    }
}
