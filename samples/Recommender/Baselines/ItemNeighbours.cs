using DeepInit;

namespace Recommender.Baselines;

/// <summary>
/// Items that the same people chose as those that one has chosen (Sarwar et al. 2001): the sum over one's items of their similarity, |both| / (√|a| √|b| + shrinkage), each item with its nearest neighbours alone.
/// </summary>
internal sealed class ItemNeighbours : IRankingScorer
{
    private readonly Interactions _train;

    // By item: whose neighbour it is, and how near.
    private readonly List<(int Of, float Similarity)>[] _neighbourOf;

    public ItemNeighbours(Interactions train, int neighbours = 100, double shrinkage = 50)
    {
        _train = train;
        _neighbourOf = [.. Enumerable.Range(0, train.ItemCount).Select(_ => new List<(int, float)>())];
        List<int>[] users = UsersOf(train);
        var both = new int[train.ItemCount];
        var touched = new List<int>();
        for (int item = 0; item < train.ItemCount; item++)
        {
            foreach (int user in users[item])
            {
                foreach (int other in train.ItemsOf(user))
                {
                    if (both[other]++ == 0)
                        touched.Add(other);
                }
            }

            foreach ((int other, float similarity) in touched
                .Where(other => other != item)
                .Select(other => (other, (float)(both[other] / (Math.Sqrt((double)users[item].Count * users[other].Count) + shrinkage))))
                .OrderByDescending(pair => pair.Item2).ThenBy(pair => pair.other).Take(neighbours))
            {
                _neighbourOf[other].Add((item, similarity));
            }

            foreach (int other in touched)
                both[other] = 0;
            touched.Clear();
        }
    }

    public int CandidateCount => _train.ItemCount;

    public void Score(int query, Span<float> scores)
    {
        scores.Clear();
        foreach (int item in _train.ItemsOf(query))
        {
            foreach ((int of, float similarity) in _neighbourOf[item])
                scores[of] += similarity;
        }
    }

    /// <summary>By item: who chose it.</summary>
    public static List<int>[] UsersOf(Interactions train)
    {
        List<int>[] users = [.. Enumerable.Range(0, train.ItemCount).Select(_ => new List<int>())];
        for (int user = 0; user < train.UserCount; user++)
        {
            foreach (int item in train.ItemsOf(user))
                users[item].Add(user);
        }

        return users;
    }
}
