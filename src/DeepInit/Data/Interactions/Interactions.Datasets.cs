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
    /// Rows of 1 and 0 for <see cref="Loss.MeanSquaredError"/> over all pairs (Hu, Koren and Volinsky 2008): each user and item with the target 1, and for each user who chose anything so many items that it did not choose, with the target 0,
    /// drawn anew in every epoch. These have a sample weight with which they stand for all that were not drawn: the sum of an epoch is in the mean Σ over pairs (1 − s)² + α Σ over what was not chosen s².
    /// </summary>
    /// <remarks>The weight multiplies every loss of the row: an <see cref="Loss.ActivityL2"/> of the vectors is then the L2 of implicit ALS, in proportion to what a user or item has in that sum.</remarks>
    /// <typeparam name="T">The element type of the network.</typeparam>
    /// <param name="user">The name of the network's input of users.</param>
    /// <param name="item">The name of the network's input of items.</param>
    /// <param name="target">The name of the network's target.</param>
    /// <param name="sampler">What draws them; each item alike.</param>
    /// <param name="unobserved">α, greater than 0: what a pair that was not chosen counts.</param>
    /// <param name="negatives">How many items are drawn for each user, at least 1.</param>
    /// <param name="ratingWeight">c: a pair counts 1 + c · (its rating − the mean rating), so that what was liked says more; 0, all alike, unless given.</param>
    /// <exception cref="ArgumentException">The sampler is of other items, or does not draw each item alike, or a number is out of its range.</exception>
    /// <exception cref="InvalidOperationException">Ratings are to count, and there are none, or one would count less than nothing.</exception>
    public Dataset<T> ToOneOrZero<T>(string user, string item, string target, NegativeSampler sampler, double unobserved, int negatives, double ratingWeight = 0)
        where T : unmanaged
    {
        Check(sampler);
        if (sampler.PopularityPower != 0 || sampler.IsLogUniform)
            throw new ArgumentException("What stands for all items that were not chosen is drawn each alike; the sampler draws some more often.", nameof(sampler));
        if (unobserved is not (> 0 and < double.PositiveInfinity))
            throw new ArgumentOutOfRangeException(nameof(unobserved), unobserved, "What was not chosen counts more than 0.");
        if (negatives < 1)
            throw new ArgumentOutOfRangeException(nameof(negatives), negatives, "For each user at least 1 item is drawn.");
        if (ratingWeight != 0 && _ratings.Length == 0)
            throw new InvalidOperationException("These interactions have no ratings that could count; give them to the constructor.");
        double mean = _ratings.Length == 0 ? 0 : _ratings.Average(rating => (double)rating);
        int[] active = [.. Enumerable.Range(0, UserCount).Where(id => !ItemsOf(id).IsEmpty)];
        int rows = checked(Count + (active.Length * negatives));
        var users = new int[rows];
        var items = new int[rows];
        var targets = new T[rows];
        var weights = new T[rows];
        T one = Scalar.FromDouble<T>(1);
        for (int row = 0; row < rows; row++)
        {
            bool isPositive = row < Count;
            users[row] = isPositive ? _users[row] : active[(row - Count) / negatives];
            items[row] = isPositive ? _items[row] : -1;
            targets[row] = isPositive ? one : default;
            double weight = isPositive ? 1 + (ratingWeight == 0 ? 0 : ratingWeight * (_ratings[row] - mean)) : unobserved * (ItemCount - ItemsOf(users[row]).Length) / negatives;

            // The negated pattern also catches NaN.
            if (weight is not (>= 0 and < double.PositiveInfinity))
                throw new InvalidOperationException(FormattableString.Invariant($"With ratingWeight {ratingWeight} the pair {row}, of rating {_ratings[row]}, would count {weight}; expected at least 0."));
            weights[row] = Scalar.FromDouble<T>(weight);
        }

        return new Dataset<T>().WithIds(user, users).WithDrawnIds(item, new DrawnIds(sampler, users, items)).WithTarget(target, targets).WithSampleWeights(weights);
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

    /// <summary>
    /// Pairs for <see cref="Loss.SampledSoftmax"/>: each user and item, and beside them an item that the user did not choose, drawn anew in every epoch; all of a batch are what its rows are compared with. With
    /// <see cref="LossAttribute.SamplingCorrection"/> the target is ln q of the item and of the drawn one, q how likely the sampler draws it (<see cref="NegativeSampler.ProbabilityOf"/>).
    /// </summary>
    /// <typeparam name="T">The element type of the network.</typeparam>
    /// <param name="user">The name of the network's input of users.</param>
    /// <param name="item">The name of the network's input of chosen items.</param>
    /// <param name="negative">The name of the network's input of drawn items.</param>
    /// <param name="target">The name of the loss's target; null for a loss without the correction.</param>
    /// <param name="sampler">What draws them.</param>
    /// <exception cref="ArgumentException">The sampler is of other items.</exception>
    public Dataset<T> ToSampled<T>(string user, string item, string negative, string? target, NegativeSampler sampler)
        where T : unmanaged
    {
        Dataset<T> data = ToPairs<T>(user, item, negative, sampler);
        return target is null ? data : data.WithShares(target, new DrawnShares(sampler, item, negative), Count);
    }

    private void Check(NegativeSampler sampler)
    {
        if (sampler is null)
            throw new ArgumentNullException(nameof(sampler));
        if (sampler.ItemCount != ItemCount)
            throw new ArgumentException($"The sampler draws from {sampler.ItemCount} items, and there are {ItemCount}; expected as many.", nameof(sampler));
    }
}
