using System.Globalization;

namespace DeepInit;

/// <summary>
/// Who chose what: pairs of a user and an item, both counted from 0, with ratings and times where there are any. What negatives are drawn for, what rankings are measured against, and what is parted into training and test.
/// </summary>
/// <remarks>
/// <para>"User" and "item" are words for whatever asks and whatever is looked for: queries and documents, baskets and goods. Rows keep the order in which they were given; a pair may come more than once.</para>
/// <para>The arrays are copied, and never change. Memory: 8 bytes for each pair, 4 for each rating, 8 for each time, and 4 more for each pair that are its user's items in order.</para>
/// </remarks>
/// <example><code>
/// var ratings = new Interactions(users, items, stars, seconds);
/// var (train, test) = ratings.SplitByUser(0.75, seed: 1);
/// </code></example>
public sealed partial class Interactions
{
    private readonly int[] _users;
    private readonly int[] _items;
    private readonly float[] _ratings;
    private readonly long[] _times;

    // Of each user where its items begin, ascending and each once.
    private readonly int[] _first;
    private readonly int[] _sorted;
    private readonly int[] _itemCounts;

    /// <summary>Pairs of users and items.</summary>
    /// <param name="users">The user of each pair, counted from 0.</param>
    /// <param name="items">The item of each pair, counted from 0.</param>
    /// <param name="ratings">How the user liked it, a finite number for each pair; none unless given.</param>
    /// <param name="times">When it was, for each pair, in any unit that grows; none unless given.</param>
    /// <param name="userCount">How many users there are; the greatest plus one unless given.</param>
    /// <param name="itemCount">How many items there are, those that nobody chose among them; the greatest plus one unless given.</param>
    /// <exception cref="ArgumentException">There are not as many of each, an id is negative or not less than its count, or a rating is NaN or infinite; the message names the pair.</exception>
    public Interactions(
        ReadOnlySpan<int> users, ReadOnlySpan<int> items, ReadOnlySpan<float> ratings = default, ReadOnlySpan<long> times = default, int? userCount = null, int? itemCount = null)
        : this(users.ToArray(), items.ToArray(), ratings.ToArray(), times.ToArray(), Known(userCount, nameof(userCount)), Known(itemCount, nameof(itemCount)))
    {
    }

    private Interactions(int[] users, int[] items, float[] ratings, long[] times, int? userCount, int? itemCount)
    {
        Fit(items.Length, users.Length, nameof(items));
        if (ratings.Length > 0)
            Fit(ratings.Length, users.Length, nameof(ratings));
        if (times.Length > 0)
            Fit(times.Length, users.Length, nameof(times));
        for (int i = 0; i < ratings.Length; i++)
        {
            if (float.IsNaN(ratings[i]) || float.IsInfinity(ratings[i]))
                throw new ArgumentException(FormattableString.Invariant($"The rating of pair {i} is {ratings[i]}; expected a finite number."), nameof(ratings));
        }

        _users = users;
        _items = items;
        _ratings = ratings;
        _times = times;
        UserCount = CountOf(users, userCount, "user", nameof(users));
        ItemCount = CountOf(items, itemCount, "item", nameof(items));
        (_first, _sorted) = Sort();
        _itemCounts = new int[ItemCount];
        foreach (int item in items)
            _itemCounts[item]++;
    }

    /// <summary>How many pairs there are.</summary>
    public int Count => _users.Length;

    /// <summary>How many users there are; those without a pair count.</summary>
    public int UserCount { get; }

    /// <summary>How many items there are; those that nobody chose count.</summary>
    public int ItemCount { get; }

    /// <summary>The user of each pair.</summary>
    public ReadOnlyMemory<int> Users => _users;

    /// <summary>The item of each pair.</summary>
    public ReadOnlyMemory<int> Items => _items;

    /// <summary>The rating of each pair; empty where there are none.</summary>
    public ReadOnlyMemory<float> Ratings => _ratings;

    /// <summary>The time of each pair; empty where there are none.</summary>
    public ReadOnlyMemory<long> Times => _times;

    /// <summary>How many pairs each item is in: its popularity.</summary>
    public ReadOnlySpan<int> ItemCounts => _itemCounts;

    /// <summary>The items of a user, ascending, each once.</summary>
    /// <param name="user">The user, counted from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such user.</exception>
    public ReadOnlySpan<int> ItemsOf(int user) => (uint)user < (uint)UserCount
        ? _sorted.AsSpan(_first[user], _first[user + 1] - _first[user])
        : throw new ArgumentOutOfRangeException(nameof(user), user, $"There are {UserCount} users, counted from 0.");

    /// <summary>Whether a user chose an item. Cost: the logarithm of the user's items.</summary>
    /// <param name="user">The user, counted from 0.</param>
    /// <param name="item">The item.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such user.</exception>
    public bool Contains(int user, int item) => ItemsOf(user).BinarySearch(item) >= 0;

    /// <summary>Only the pairs whose rating is at least a number, such as those of 4 stars and more that count as liked.</summary>
    /// <param name="rating">The least rating.</param>
    /// <exception cref="InvalidOperationException">There are no ratings.</exception>
    public Interactions WithRatingFrom(double rating)
    {
        if (_ratings.Length == 0 && Count > 0)
            throw new InvalidOperationException("These interactions have no ratings; give them to the constructor.");
        return Pick([.. Enumerable.Range(0, Count).Where(pair => _ratings[pair] >= rating)]);
    }

    /// <summary>How many pairs, users and items.</summary>
    public override string ToString() => string.Format(CultureInfo.InvariantCulture, "{0:N0} interactions of {1:N0} users with {2:N0} items", Count, UserCount, ItemCount);

    private static void Fit(int length, int pairs, string argument)
    {
        if (length != pairs)
            throw new ArgumentException($"There are {length} {argument} for {pairs} users; expected one for each.", argument);
    }

    private static int? Known(int? count, string argument) =>
        count is < 0 ? throw new ArgumentOutOfRangeException(argument, count, "A number of ids is at least 0.") : count;

    private static int CountOf(int[] ids, int? count, string word, string argument)
    {
        int most = -1;
        for (int i = 0; i < ids.Length; i++)
        {
            if (ids[i] < 0 || ids[i] >= (count ?? int.MaxValue))
            {
                string expected = count is { } known ? FormattableString.Invariant($"a number from 0 to {known - 1}") : FormattableString.Invariant($"a number from 0 to {int.MaxValue - 1}");
                throw new ArgumentException(FormattableString.Invariant($"The {word} of pair {i} is {ids[i]}; expected {expected}."), argument);
            }

            most = Math.Max(most, ids[i]);
        }

        return count ?? most + 1;
    }

    // By item and then, keeping that order, by user: linear in pairs, users and items.
    private (int[] First, int[] Sorted) Sort()
    {
        int[] byItem = Order(_items, ItemCount, null);
        int[] byUser = Order(_users, UserCount, byItem);
        var first = new int[UserCount + 1];
        var sorted = new int[Count];
        int length = 0, user = 0;
        foreach (int pair in byUser)
        {
            while (user < _users[pair])
                first[++user] = length;
            if (length == first[user] || sorted[length - 1] != _items[pair])
                sorted[length++] = _items[pair];
        }

        while (user < UserCount)
            first[++user] = length;
        return (first, sorted);
    }

    // A stable sort of pairs by ids, of those in an order.
    private static int[] Order(int[] ids, int count, int[]? order)
    {
        var next = new int[count + 1];
        foreach (int id in ids)
            next[id + 1]++;
        for (int i = 0; i < count; i++)
            next[i + 1] += next[i];
        var sorted = new int[ids.Length];
        for (int i = 0; i < ids.Length; i++)
        {
            int pair = order is null ? i : order[i];
            sorted[next[ids[pair]]++] = pair;
        }

        return sorted;
    }

    private Interactions Pick(int[] pairs) => new(
        Array.ConvertAll(pairs, pair => _users[pair]),
        Array.ConvertAll(pairs, pair => _items[pair]),
        _ratings.Length == 0 ? [] : Array.ConvertAll(pairs, pair => _ratings[pair]),
        _times.Length == 0 ? [] : Array.ConvertAll(pairs, pair => _times[pair]),
        UserCount,
        ItemCount);
}
