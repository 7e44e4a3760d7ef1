using DeepInit.Runtime;

namespace DeepInit;

/// <content>What networks learn from pairs: ratings, or which items are chosen rather than others.</content>
public sealed partial class Interactions
{
    /// <summary>The pairs as a dataset: an input of ids for the users, one for the items, and a target of the ratings.</summary>
    /// <typeparam name="T">The element type of the network.</typeparam>
    /// <param name="user">The name of the network's input of users.</param>
    /// <param name="item">The name of the network's input of items.</param>
    /// <param name="target">The name of the network's target; null, as for a loss that has none (<see cref="Loss.InfoNCE"/>), for no target.</param>
    /// <exception cref="InvalidOperationException">There is to be a target, and there are no ratings.</exception>
    public Dataset<T> ToDataset<T>(string user, string item, string? target = null)
        where T : unmanaged
    {
        Dataset<T> data = new Dataset<T>().WithIds(user, _users).WithIds(item, _items);
        if (target is null)
            return data;
        if (_ratings.Length == 0)
            throw new InvalidOperationException("These interactions have no ratings to learn; give them to the constructor.");
        return data.WithTarget(target, Array.ConvertAll(_ratings, rating => Scalar.FromDouble<T>(rating)));
    }

    /// <summary>
    /// Pairs for <see cref="Loss.BPR"/>: each user and item, and beside them items that the user did not choose, as many as the network's input has ids, drawn anew in every epoch. In validation they are the same each time.
    /// </summary>
    /// <typeparam name="T">The element type of the network.</typeparam>
    /// <param name="user">The name of the network's input of users.</param>
    /// <param name="item">The name of the network's input of chosen items.</param>
    /// <param name="negative">The name of the network's input of items that were not chosen.</param>
    /// <param name="sampler">What draws them.</param>
    /// <exception cref="ArgumentException">The sampler is of other items.</exception>
    public Dataset<T> ToPairs<T>(string user, string item, string negative, NegativeSampler sampler)
        where T : unmanaged
    {
        Check(sampler);
        return ToDataset<T>(user, item).WithDrawnIds(negative, new DrawnIds(sampler, _users, default));
    }

    /// <summary>
    /// Rows of yes and no for <see cref="Loss.BinaryCrossEntropyWithLogits"/>: each user and item with the target 1, and behind each so many items that the user did not choose, with the target 0, drawn anew in every epoch.
    /// </summary>
    /// <typeparam name="T">The element type of the network.</typeparam>
    /// <param name="user">The name of the network's input of users.</param>
    /// <param name="item">The name of the network's input of items.</param>
    /// <param name="target">The name of the network's target.</param>
    /// <param name="sampler">What draws them.</param>
    /// <param name="negatives">How many for each pair, at least 1; 4, as in NCF, unless given.</param>
    /// <exception cref="ArgumentException">The sampler is of other items, or there are less than one negative.</exception>
    public Dataset<T> ToYesOrNo<T>(string user, string item, string target, NegativeSampler sampler, int negatives = 4)
        where T : unmanaged
    {
        Check(sampler);
        if (negatives < 1)
            throw new ArgumentOutOfRangeException(nameof(negatives), negatives, "Each pair has at least 1 negative.");
        int group = negatives + 1, rows = checked(Count * group);
        var users = new int[rows];
        var items = new int[rows];
        var targets = new T[rows];
        for (int row = 0; row < rows; row++)
        {
            bool isPositive = row % group == 0;
            users[row] = _users[row / group];
            items[row] = isPositive ? _items[row / group] : -1;
            targets[row] = Scalar.FromDouble<T>(isPositive ? 1 : 0);
        }

        return new Dataset<T>().WithIds(user, users).WithDrawnIds(item, new DrawnIds(sampler, users, items)).WithTarget(target, targets);
    }

    /// <summary>
    /// Pairs for <see cref="Loss.InfoNCE"/> with <see cref="LossAttribute.SamplingCorrection"/>: each user and item, and as the target ln q, q the share of the pairs that the item is in: how likely it is to be what a row of the batch
    /// is compared with.
    /// </summary>
    /// <typeparam name="T">The element type of the network.</typeparam>
    /// <param name="user">The name of the network's input of users.</param>
    /// <param name="item">The name of the network's input of items.</param>
    /// <param name="target">The name of the loss's target.</param>
    public Dataset<T> ToInBatch<T>(string user, string item, string target)
        where T : unmanaged =>
        ToDataset<T>(user, item).WithTarget(target, Array.ConvertAll(_items, i => Scalar.FromDouble<T>(Math.Log((double)_itemCounts[i] / Count))));

    private void Check(NegativeSampler sampler)
    {
        if (sampler is null)
            throw new ArgumentNullException(nameof(sampler));
        if (sampler.ItemCount != ItemCount)
            throw new ArgumentException($"The sampler draws from {sampler.ItemCount} items, and there are {ItemCount}; expected as many.", nameof(sampler));
    }
}
