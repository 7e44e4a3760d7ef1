using Recommender.Baselines;
using Samples.Shared;

namespace DeepInit.Tests.Samples;

/// <summary>What networks are measured beside, against its definitions.</summary>
public sealed class RecommenderBaselineTests
{
    [Theory]
    [InlineData(9, 14)]
    [InlineData(14, 9)]
    public void EveryItemIsTheRidgeRegressionOnAllOthers(int users, int items)
    {
        const double Ridge = 3;
        Interactions train = Made(users, items);
        var scorer = new LinearItems(train, Ridge);
        var scores = new float[items];
        for (int item = 0; item < items; item++)
        {
            // (XᵀX + λ) b = Xᵀx over the others, by elimination.
            int[] others = [.. Enumerable.Range(0, items).Where(other => other != item)];
            var a = new double[items - 1, items];
            for (int r = 0; r < others.Length; r++)
            {
                for (int c = 0; c < others.Length; c++)
                    a[r, c] = Both(train, others[r], others[c]) + (r == c ? Ridge : 0);
                a[r, others.Length] = Both(train, others[r], item);
            }

            double[] b = Solved(a);
            for (int user = 0; user < users; user++)
            {
                scorer.Score(user, scores);
                Assert.Equal(others.Select((other, i) => train.Contains(user, other) ? b[i] : 0).Sum(), scores[item], 1e-5);
            }
        }
    }

    [Fact]
    public void NeighboursAreTheMostSimilarItems()
    {
        Interactions train = Made(20, 12);
        var scorer = new ItemNeighbours(train, neighbours: 3, shrinkage: 2);
        double Similarity(int a, int b) => Both(train, a, b) / (Math.Sqrt((double)Both(train, a, a) * Both(train, b, b)) + 2);
        var scores = new float[12];
        for (int user = 0; user < 20; user++)
        {
            scorer.Score(user, scores);
            for (int item = 0; item < 12; item++)
            {
                IEnumerable<int> near = Enumerable.Range(0, 12).Where(other => other != item && Both(train, item, other) > 0).OrderByDescending(other => (float)Similarity(item, other)).ThenBy(other => other).Take(3);
                Assert.Equal(near.Where(other => train.Contains(user, other)).Sum(other => Similarity(item, other)), scores[item], 1e-5);
            }
        }
    }

    [Fact]
    public void AnInverseTimesItsMatrixIsOne()
    {
        const int N = 7;
        Interactions train = Made(20, N);
        double[] a = [.. Enumerable.Range(0, N * N).Select(i => Both(train, i / N, i % N) + (i / N == i % N ? 0.5 : 0))];
        double[] inverse = SymmetricMatrix.Invert([.. a], N);
        for (int i = 0; i < N * N; i++)
            Assert.Equal(i / N == i % N ? 1 : 0, Enumerable.Range(0, N).Sum(k => a[(i / N * N) + k] * inverse[(k * N) + (i % N)]), 1e-10);
    }

    [Fact]
    public void AlternatingLeastSquaresRanksWhatBelongsTogether()
    {
        // Two groups of users and of items, each pair of a group chosen but for one: that one is what to recommend.
        var pairs = Enumerable.Range(0, 20).SelectMany(user => Enumerable.Range(0, 10).Where(item => item % 2 == user % 2 && item / 2 != user / 2 % 5).Select(item => (user, item))).ToArray();
        var train = new Interactions([.. pairs.Select(pair => pair.user)], [.. pairs.Select(pair => pair.item)], itemCount: 10);
        int[] users = [.. Enumerable.Range(0, 20)];
        var test = new Interactions(users, [.. users.Select(user => (2 * (user / 2 % 5)) + (user % 2))], itemCount: 10);
        Assert.Equal(1, RankingMetrics.Evaluate(new ImplicitAls(train, width: 4), test, train)[10].Ndcg, 1e-12);
        Assert.Equal(1, RankingMetrics.Evaluate(new BprFactors(train, width: 4, epochs: 100), test, train)[10].Ndcg, 1e-12);
        Assert.Equal(1, RankingMetrics.Evaluate(new LinearItems(train, ridge: 1), test, train)[10].Ndcg, 1e-12);
    }

    [Fact]
    public void BiasesAndFactorsFindWhatWasPlanted()
    {
        // Stars are 3 + a user's and an item's bias, and 1 more or less where their signs agree or do not.
        int[] users = [.. Enumerable.Range(0, 40 * 30).Select(i => i / 30)], items = [.. Enumerable.Range(0, 40 * 30).Select(i => i % 30)];
        float[] plain = [.. users.Select((user, i) => 3 + (user % 5 * 0.1f) - (items[i] % 3 * 0.2f))];
        (Interactions train, Interactions test) = new Interactions(users, items, plain).Split(0.8, seed: 1);
        Assert.InRange(((IRatingPredictor)new Biases(train, ridge: 0.01)).Measure(test, 0, 5).Rmse, 0, 0.01);
        float[] matched = [.. plain.Select((stars, i) => stars + (users[i] / 5 % 2 == items[i] / 3 % 2 ? 1 : -1))];
        (train, test) = new Interactions(users, items, matched).Split(0.8, seed: 1);
        Assert.InRange(((IRatingPredictor)new Biases(train)).Measure(test, 0, 5).Rmse, 0.9, 1.2);
        Assert.InRange(((IRatingPredictor)new BiasedSvd(train, width: 4, epochs: 200, decay: 0.01)).Measure(test, 0, 5).Rmse, 0, 0.2);
    }

    private static int Both(Interactions train, int a, int b) => Enumerable.Range(0, train.UserCount).Count(user => train.Contains(user, a) && train.Contains(user, b));

    private static double[] Solved(double[,] a)
    {
        int n = a.GetLength(0);
        for (int p = 0; p < n; p++)
        {
            for (int r = 0; r < n; r++)
            {
                double factor = r == p ? 0 : a[r, p] / a[p, p];
                for (int c = p; c <= n; c++)
                    a[r, c] -= factor * a[p, c];
            }
        }

        return [.. Enumerable.Range(0, n).Select(r => a[r, n] / a[r, r])];
    }

    private static Interactions Made(int users, int items)
    {
        ulong state = 4;
        int[] pairs = [.. Enumerable.Range(0, users * items).Where(_ => RowShuffle.Below(10, ref state) < 4)];
        return new Interactions([.. pairs.Select(pair => pair / items)], [.. pairs.Select(pair => pair % items)], userCount: users, itemCount: items);
    }
}
