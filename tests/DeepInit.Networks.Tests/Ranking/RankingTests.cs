namespace DeepInit.Networks.Tests.Ranking;

/// <summary>Recommendations are what a sort of the scores that <c>Predict</c> computes for every candidate gives.</summary>
public sealed class RankingTests
{
    private static readonly int[] Movies = [.. Enumerable.Range(0, 301)];

    [Theory]
    [InlineData(1)]
    [InlineData(10)]
    [InlineData(301)]
    [InlineData(1000)]
    public void TheBestAreThoseOfTheHighestScores(int top) => Same(new BiasedFactors(1).Recommend(7, top), Scores(new BiasedFactors(1), 7), top);

    [Fact]
    public void ExcludedOnesAreLeftOut() =>
        Same(new BiasedFactors(1).Recommend(7, 25, [5, 9, 300, 5]), Scores(new BiasedFactors(1), 7).Where(x => x.Id is not (5 or 9 or 300)), 25);

    [Fact]
    public void AStepOfTrainingRenewsTheVectors()
    {
        var network = new BiasedFactors(1);
        network.Recommend(7);
        network.TrainBatch([.. Movies.Select(i => i % 50)], Movies, [.. Movies.Select(i => (float)(i % 2))]);
        Same(network.Recommend(7), Scores(network, 7), 10);
        network.Parameters["mb.weight"][4, 0] = 100;
        Assert.Equal(4, network.Recommend(7)[0].Id);
    }

    [Fact]
    public void ABatchIsEachByItself()
    {
        var network = new BiasedFactors(1);
        IReadOnlyList<IReadOnlyList<Recommendation>> lists = network.RecommendBatch([1, 49, 2], 4);
        Assert.Equal(3, lists.Count);
        Same(lists[1], Scores(network, 49), 4);
    }

    [Fact]
    public void EqualScoresStandAsTheCandidates()
    {
        var network = new BiasedFactors(1);
        network.Parameters["m.weight"].CopyFrom(new float[301 * 20]);
        network.Parameters["mb.weight"].CopyFrom(new float[301]);
        Assert.Equal([0, 1, 2, 3], network.Recommend(7, 4).Select(x => x.Id));
        network.SetCandidates([30, 10, 20]);
        Assert.Equal([30, 10], network.Recommend(7, 2).Select(x => x.Id));
    }

    [Fact]
    public void ScoresThatAreNoNumbersAreLeftOut()
    {
        var network = new BiasedFactors(1);
        network.Parameters["mb.weight"][4, 0] = float.NaN;
        Assert.Equal(300, network.Recommend(7, 400).Count);
        Assert.DoesNotContain(4, network.Recommend(7, 400).Select(x => x.Id));
    }

    [Fact]
    public void SimilarOnesHaveTheSmallestAngles()
    {
        var network = new BiasedFactors(1);
        Parameter<float> m = network.Parameters["m.weight"];
        double[][] vectors = [.. Movies.Select(i => Enumerable.Range(0, 20).Select(d => (double)m[i, d]).ToArray())];
        double Product(int a, int b) => vectors[a].Zip(vectors[b], (x, y) => x * y).Sum();
        Same(network.Similar(17, 8), Movies.Where(i => i != 17).Select(i => (i, Product(17, i) / Math.Sqrt(Product(17, 17) * Product(i, i)))), 8);
    }

    [Fact]
    public void SomebodyNewIsFoldedInByLeastSquares()
    {
        var network = new BiasedFactors(1);
        Parameter<float> m = network.Parameters["m.weight"];
        int[] liked = [4, 8, 8, 100];
        double[][] vectors = [.. Movies.Select(i => Enumerable.Range(0, 20).Select(d => (double)m[i, d]).ToArray())];

        // gradient descent on what the method says it minimises
        double ridge = 0.01 * vectors.Sum(c => c.Sum(x => x * x)) / vectors.Length / 20;
        double[] u = new double[20];
        for (int step = 0; step < 20000; step++)
        {
            double[] gradient = [.. u.Select(x => ridge * x)];
            foreach (double[] c in vectors)
                Add(gradient, c, Product(u, c) / vectors.Length);
            foreach (int id in liked)
                Add(gradient, vectors[id], (Product(u, vectors[id]) - 1) / liked.Length);
            Add(u, gradient, -0.1);
        }

        Same(network.Recommend(liked: liked, top: 12, exclude: [30]), Movies.Where(i => !liked.Contains(i) && i != 30).Select(i => (i, Product(u, vectors[i]))), 12);

        static double Product(double[] a, double[] b) => a.Zip(b, (x, y) => x * y).Sum();
        static void Add(double[] to, double[] what, double times)
        {
            for (int d = 0; d < to.Length; d++)
                to[d] += times * what[d];
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void TowersReadAllThatDescribesCandidates(int threads)
    {
        var network = new CosineTowers(1) { MaxThreads = threads };
        var random = new Random(3);
        int[] movies = [.. Enumerable.Range(4, 77).Reverse()], genres = [.. movies.SelectMany(_ => Bag(random))];
        double[] years = Doubles(random, 2 * movies.Length), query = Doubles(random, 7);
        network.SetCandidates(movies, genres, years);
        double[] scores = network.Predict([.. movies.SelectMany(_ => query)], movies, genres, years);
        Same(network.Recommend(query, 9), movies.Zip(scores), 9, 1e-12);
        Same(network.RecommendBatch([.. Doubles(random, 7), .. query], 9)[1], movies.Zip(scores), 9, 1e-12);
    }

    [Fact]
    public void CandidatesOfSeveralInputsMustBeSet()
    {
        InvalidOperationException fault = Assert.Throws<InvalidOperationException>(() => new CosineTowers(1).Recommend(new double[7]));
        Assert.Contains("'movie', 'genres', 'year'", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ProductsAreSummedAndHistoriesEndInPadding()
    {
        var network = new Histories(1);
        int[] movies = [.. Enumerable.Range(0, 90)], history = [4, 9, 30, 0, 0, 0];
        (int, double)[] naive = [.. movies.Zip(network.Predict([.. movies.SelectMany(_ => history)], movies), (id, score) => (id, (double)score))];
        Same(network.Recommend(history, 20), naive, 20);
        Same(network.RecommendBatch([1, 2, 3, 4, 5, 6, .. history], 20)[1], naive, 20);
    }

    [Fact]
    public void AScoreThatIsNoProductRunsOnEveryCandidate()
    {
        var network = new NeuralScores(1);
        int[] movies = [.. Enumerable.Range(0, 2500)];
        float[] hour = [1, 2, 3];
        (int Id, double)[] naive = [.. movies.Zip(network.Predict([.. movies.Select(_ => 5)], movies, [.. movies.SelectMany(_ => hour)]), (id, score) => (id, (double)score))];
        Same(network.Recommend(5, hour, 12, [3]), naive.Where(x => x.Id != 3), 12);
        Same(network.RecommendBatch([4, 5], [9, 9, 9, .. hour], 12)[1], naive, 12);
    }

    [Fact]
    public void TwoComparedOutputsAreTheTowers()
    {
        var network = new ComparedTowers(1);
        int[] movies = [.. Enumerable.Range(0, 300)];
        double Number(string table, int row, int d) => network.Parameters[table][row, d];
        double Product(string a, int i, string b, int j) => Enumerable.Range(0, 8).Sum(d => Number(a, i, d) * Number(b, j, d));
        Same(network.Recommend(5), movies.Select(i => (i, Product("u.weight", 5, "m.weight", i) / Math.Sqrt(Product("u.weight", 5, "u.weight", 5) * Product("m.weight", i, "m.weight", i)))), 10);
    }

    [Fact]
    public void PairsLearnToRankWhatIsChosen()
    {
        // users and films of one colour belong together
        int[] users = [.. Enumerable.Range(0, 60)];
        var pairs = users.SelectMany(user => Enumerable.Range(0, 90).Where(film => film % 3 == user % 3).Select(film => (user, film))).ToArray();
        var random = new Random(1);
        var train = pairs.Where(_ => random.NextDouble() < 0.5).ToArray();
        var test = pairs.Except(train).ToArray();
        var network = new ChosenPairs(1);
        var seen = new Interactions([.. train.Select(p => p.user)], [.. train.Select(p => p.film)], itemCount: 90);
        var relevant = new Interactions([.. test.Select(p => p.user)], [.. test.Select(p => p.film)], itemCount: 90);
        double before = network.EvaluateRanking(relevant, 10, seen)[10].Ndcg;
        for (int epoch = 0; epoch < 300; epoch++)
            network.TrainBatch([.. train.Select(p => p.user)], [.. train.Select(p => p.film)], [.. train.Select(p => ((random.Next(30) * 3) + (p.user % 3) + 1 + random.Next(2)) % 90)]);

        Assert.InRange(before, 0, 0.5);
        Assert.InRange(network.EvaluateRanking(relevant, 10, seen)[10].Ndcg, 0.95, 1);
        Assert.All(network.Recommend(4, 10), found => Assert.Equal(1, found.Id % 3));
        Assert.All(network.Similar(5, 10), found => Assert.Equal(2, found.Id % 3));
        Assert.All(network.Recommend(liked: [0, 3, 9], top: 10), found => Assert.Equal(0, found.Id % 3));
    }

    [Fact]
    public void ScoresAreThoseOfAllIds()
    {
        var network = new BiasedFactors(1);
        float[] scores = new float[301];
        ((IRankingScorer)network).Score(7, scores);
        Assert.Equal(301, network.CandidateCount);
        Assert.All(Scores(network, 7), x => Assert.Equal(x.Score, scores[x.Id], 1e-5));
        var other = new GeneralizedFactors(1);
        other.SetCandidates([5, 3]);
        scores = new float[40];
        other.Score(7, scores);
        Assert.Equal(other.Predict([7, 7], [3, 5]), new[] { scores[3], scores[5] });
        Assert.Equal(38, scores.Count(float.IsNegativeInfinity));
    }

    [Fact]
    public void NothingButTheResultIsAllocated()
    {
        var network = new ManyCandidates(1);
        network.Recommend(1);
        long before = GC.GetAllocatedBytesForCurrentThread();
        network.Recommend(2, 10, [1, 2, 3]);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 10 * 16, (10 * 16) + 64);
    }

    [Fact]
    public void ManyThreadsMayAskAtOnce()
    {
        var network = new ManyCandidates(1);
        IReadOnlyList<Recommendation>[] alone = [.. Enumerable.Range(0, 8).Select(user => new ManyCandidates(1).Recommend(user))];
        Parallel.For(0, 64, i => Assert.Equal(alone[i % 8], network.Recommend(i % 8)));
    }

    [Fact]
    public void MisuseIsSaid()
    {
        var network = new BiasedFactors(1);
        Says("'user' holds id 50", () => network.Recommend(50));
        Says("At least one candidate", () => network.Recommend(1, 0));
        Says("'exclude' holds id 301", () => network.Recommend(1, 2, [301]));
        Says("301 is the id of no candidate", () => network.Similar(301));
        Says("-1 is the id of no candidate", () => network.Recommend(liked: [-1]));
        Says("at least one liked", () => network.Recommend(liked: []));
        Says("rows 0 and 1", () => network.SetCandidates([1, 1]));
        Says("'movie' is empty", () => network.SetCandidates([]));
        Same(network.Recommend(7), Scores(network, 7), 10);

        static void Says(string words, Action misuse) => Assert.Contains(words, Assert.ThrowsAny<ArgumentException>(misuse).Message, StringComparison.Ordinal);
    }

    private static (int Id, double Score)[] Scores(BiasedFactors network, int user) => [.. Movies.Zip(network.Predict([.. Movies.Select(_ => user)], Movies), (id, score) => (id, (double)score))];

    private static int[] Bag(Random random)
    {
        int count = random.Next(1, 5);
        return [.. Enumerable.Range(0, 4).Select(i => i < count ? random.Next(1, 19) : 0)];
    }

    private static double[] Doubles(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => (2 * random.NextDouble()) - 1)];

    private static void Same(IReadOnlyList<Recommendation> found, IEnumerable<(int Id, double Score)> naive, int top, double limit = 1e-5)
    {
        (int Id, double Score)[] expected = [.. naive.OrderByDescending(x => x.Score).Take(top)];
        Assert.Equal(expected.Select(x => x.Id), found.Select(x => x.Id));
        Assert.All(expected.Zip(found), pair => Assert.Equal(pair.First.Score, pair.Second.Score, limit));
    }
}
