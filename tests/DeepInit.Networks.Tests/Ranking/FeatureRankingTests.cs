namespace DeepInit.Networks.Tests.Ranking;

/// <summary>Recommendations over rows that say more of queries and candidates than an id.</summary>
public sealed class FeatureRankingTests
{
    private const int Unknown = 5000;
    private static readonly FitOptions Options = new() { Epochs = 5, BatchSize = 32, Seed = 1, Verbose = false };
    private static readonly string[] AllGenres = ["drama", "comedy", "western", "noir", "war"];

    private static readonly RatedFilm[] Rated =
        [.. Enumerable.Range(0, 900).Select(i => (User: i * 7 % 20, Film: i * 11 % 30)).Select(pair => Rate("u" + pair.User, 1000 + pair.Film, (pair.User + pair.Film) % 2 == 0))];

    private static readonly AskedFilm[] Asked = [.. Rated.Select((row, i) => new AskedFilm(row.User == "u3" ? null : long.Parse(row.User.Substring(1)), GenresOf(i), 20 + (i % 50), IdOf(row.Film), [.. row.Genres.Take(3)], row.Liked))];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void CandidatesThatAreRowsAreScoredAsPredicted(int threads)
    {
        RatedFilms model = Films();
        model.MaxThreads = threads;
        int[] films = [.. Rated.Select(row => row.Film).Distinct(), Unknown];
        foreach (string user in new[] { "u3", "nobody" })
        {
            IReadOnlyList<Recommendation<int>> best = model.Recommend(user: user, top: 8, exclude: [1003, 7]);
            (int Film, double Score)[] expected = [.. films.Where(film => film != 1003).Select(film => (film, Logit(model.Predict(Rate(user, film, false))))).OrderByDescending(pair => pair.Item2).Take(8)];
            Assert.Equal(expected.Select(pair => pair.Film), best.Select(found => found.Id));
            Assert.All(expected.Zip(best), pair => Assert.Equal(pair.First.Score, pair.Second.Score, 1e-4));
            Assert.Equal(best, Films().Recommend(user: user, top: 8, exclude: [1003, 7]));
        }

        Assert.Equal(model.Recommend("u8", top: 4), model.RecommendBatch(["u3", "u8"], top: 4)[1]);
    }

    [Fact]
    public void WhatNobodyHasSeenIsLikeWhatItsRowSays()
    {
        RatedFilms model = Films();
        double[] unknown = VectorOf(model, Unknown);
        (int Film, double Cosine)[] expected = [.. Rated.Select(row => row.Film).Distinct().Select(film => (film, Cosine(unknown, VectorOf(model, film)))).OrderByDescending(pair => pair.Item2).Take(6)];
        IReadOnlyList<Recommendation<int>> similar = model.Similar(Unknown, top: 6);
        Assert.Equal(expected.Select(pair => pair.Film), similar.Select(found => found.Id));
        Assert.All(expected.Zip(similar), pair => Assert.Equal(pair.First.Cosine, pair.Second.Score, 1e-5));
        IReadOnlyList<Recommendation<int>> liked = model.Recommend(liked: [Unknown, 1001, 4], top: 100);
        Assert.DoesNotContain(liked, found => found.Id is Unknown or 1001);
        Assert.Equal(29, liked.Count);
    }

    [Fact]
    public void QueriesThatAreRowsAreScoredAsPredicted()
    {
        var model = new AskedFilms(seed: 1);
        model.Fit(Asked, Options);
        model.SetCandidates(Asked);
        AskedFilm[] films = [.. Asked.GroupBy(row => row.Film).Select(group => group.First())];
        AskedFilm[] queries = [Asked[0], Asked[41] with { User = null }, Asked[7] with { User = 999, Age = 31, Likes = [] }];
        foreach (AskedFilm query in queries)
        {
            IReadOnlyList<Recommendation<Guid>> best = model.Recommend(query, top: 9, exclude: [films[2].Film]);
            (Guid Film, double Score)[] expected = [.. films.Where(film => film.Film != films[2].Film)
                .Select(film => (film.Film, Logit(model.Predict(query with { Film = film.Film, Genres = film.Genres })))).OrderByDescending(pair => pair.Item2).Take(9)];
            Assert.Equal(expected.Select(pair => pair.Film), best.Select(found => found.Id));
            Assert.All(expected.Zip(best), pair => Assert.Equal(pair.First.Score, pair.Second.Score, 1e-9));
        }

        Assert.Equal(model.Recommend(queries[2], top: 3), model.RecommendBatch(queries, top: 3)[2]);
    }

    [Fact]
    public void AQueryMayBeAList()
    {
        SeenNext[] rows = [.. Enumerable.Range(0, 300).Select(i => new SeenNext([i % 7, i % 11], i % 13, i % 3 == 0))];
        var model = new SeenNextFilms(seed: 1);
        model.Fit(rows, Options);
        var query = new SeenNext([2, 3, 5, 1], 0, false);
        IReadOnlyList<Recommendation<int>> best = model.Recommend(query, top: 13);
        (int Film, double Score)[] expected = [.. Enumerable.Range(0, 13).Select(film => (film, Logit(model.Predict(query with { Film = film })))).OrderByDescending(pair => pair.Item2)];
        Assert.Equal(expected.Select(pair => pair.Film), best.Select(found => found.Id));
        model.SetCandidates([4, 9]);
        Assert.Equal([4, 9], model.Recommend(query).Select(found => found.Id).Order());
        Assert.Equal(2, model.RecommendBatch([query, rows[1]])[1].Count);
    }

    [Fact]
    public void CandidatesAreReadAnewWhenTheNetworkHasLearntMore()
    {
        RatedFilms model = Films();
        double before = model.Recommend("u3", top: 100).Single(found => found.Id == Unknown).Score;
        model.Fit([.. Rated, .. Enumerable.Range(0, 20).Select(user => Rate("u" + user, Unknown, true)), Rate("new", Unknown, true)], Options);
        double after = model.Recommend("u3", top: 100).Single(found => found.Id == Unknown).Score;
        Assert.Equal(Logit(model.Predict(Rate("u3", Unknown, false))), after, 1e-4);
        Assert.NotEqual(before, after, 1e-3);
        using var stream = new MemoryStream();
        model.Save(stream);
        stream.Position = 0;
        var loaded = new RatedFilms(seed: 9);
        loaded.Load(stream);
        loaded.SetCandidates([.. Rated, Rate("", Unknown, false)]);
        Assert.Equal(model.Recommend("new", top: 40), loaded.Recommend("new", top: 40));
    }

    [Fact]
    public void OfSeveralRowsOfACandidateTheLastCounts()
    {
        RatedFilms model = Films();
        model.SetCandidates([Rate("a", 1004, true) with { Year = 1900 }, Rate("b", 1001, true), Rate("a", 1004, true)]);
        Assert.Equal([1001, 1004], model.Recommend("u3").Select(found => found.Id).Order());
        Assert.Equal(Logit(model.Predict(Rate("u3", 1004, true))), model.Recommend("u3").Single(found => found.Id == 1004).Score, 1e-4);
    }

    [Fact]
    public void ARankingIsMeasuredByWhatRowsSay()
    {
        RatedFilms model = Films();
        RatedFilm[] liked = [.. Rated.Where(row => row.Liked)], test = [.. liked.Where((_, i) => i % 4 == 0)], seen = [.. liked.Where((_, i) => i % 4 != 0)];
        RankingReport report = model.EvaluateRanking([.. test, Rate("nobody", 1001, true), Rate("u1", 5, true)], k: 5, seen);
        int[] films = [.. Rated.Select(row => row.Film).Distinct(), Unknown];
        (double Hits, double Ndcg, int Queries) = Measured(
            test.Select(row => (row.User, row.Film)), seen.Select(row => (row.User, row.Film)), films, (user, film) => model.Predict(Rate(user, film, false)));
        Assert.Equal(Hits, report[5].HitRate, 1e-12);
        Assert.Equal(Ndcg, report[5].Ndcg, 1e-12);
        Assert.Equal((Queries, films.Length), (report.Queries, report.Candidates));
    }

    [Fact]
    public void WhoAsksOtherwiseIsAnotherQuery()
    {
        var model = new AskedFilms(seed: 1);
        model.Fit(Asked, Options);
        model.SetCandidates(Asked);
        AskedFilm[] films = [.. Asked.GroupBy(row => row.Film).Select(group => group.First())];
        AskedFilm young = Asked[0] with { Age = 20 }, old = Asked[0] with { Age = 65 };
        AskedFilm[] test = [.. new[] { 3, 8, 11 }.Select(i => young with { Film = films[i].Film }), .. new[] { 5, 8 }.Select(i => old with { Film = films[i].Film })];
        AskedFilm[] seen = [Asked[0] with { Age = 40, Film = films[1].Film }, Asked[0] with { Age = 41, Film = films[2].Film }];
        RankingReport report = model.EvaluateRanking(test, k: 4, seen);
        (double Hits, double Ndcg, int Queries) = Measured(
            test.Select(row => (row.Age, row.Film)),
            new[] { 20.0, 65 }.SelectMany(age => seen.Select(row => (age, row.Film))),
            [.. films.Select(film => film.Film)],
            (age, id) => model.Predict(young with { Age = age, Film = id, Genres = films.Single(film => film.Film == id).Genres }));
        Assert.Equal(2, Queries);
        Assert.Equal(Hits, report[4].HitRate, 1e-12);
        Assert.Equal(Ndcg, report[4].Ndcg, 1e-12);
        Assert.Equal((Queries, films.Length), (report.Queries, report.Candidates));
    }

    [Fact]
    public void WhatIsWrongIsSaid()
    {
        var model = new RatedFilms(seed: 1);
        Assert.Contains("Fit", Assert.Throws<InvalidOperationException>(() => model.SetCandidates(Rated)).Message, StringComparison.Ordinal);
        model.Rows.Fit(Rated);
        Assert.Contains("Call SetCandidates with a row for each", Assert.Throws<InvalidOperationException>(() => model.Recommend("u1")).Message, StringComparison.Ordinal);
        Assert.Contains("at least one Film", Assert.Throws<ArgumentException>(() => model.SetCandidates([])).Message, StringComparison.Ordinal);
        Assert.Contains("Row 1 is null", Assert.Throws<ArgumentException>(() => model.SetCandidates([Rated[0], null!])).Message, StringComparison.Ordinal);
        Assert.Contains("Row 1:", Assert.Throws<ArgumentException>(() => model.SetCandidates([Rated[0], Rated[1] with { Year = double.PositiveInfinity }])).Message, StringComparison.Ordinal);
        model.SetCandidates(Rated);
        Assert.Contains("There is no Film '5'", Assert.Throws<ArgumentException>(() => model.Similar(5)).Message, StringComparison.Ordinal);
        Assert.Contains("at least one Film", Assert.Throws<ArgumentException>(() => model.Recommend(liked: [5])).Message, StringComparison.Ordinal);
        Assert.Contains("is ranked", Assert.Throws<ArgumentException>(() => model.EvaluateRanking([Rate("u1", 5, true)])).Message, StringComparison.Ordinal);
        var asked = new AskedFilms(seed: 1);
        asked.Rows.Fit(Asked);
        asked.SetCandidates(Asked);
        Assert.Throws<ArgumentNullException>(() => asked.Recommend((AskedFilm)null!));
    }

    private static RatedFilms Films()
    {
        var model = new RatedFilms(seed: 1);
        model.Fit(Rated, Options);
        model.SetCandidates([.. Rated, Rate("", Unknown, false)]);
        return model;
    }

    private static RatedFilm Rate(string user, int film, bool liked) => new(user, film, GenresOf(film), 1950 + (film * 13 % 70), liked);

    private static string[] GenresOf(int film) => [.. AllGenres.Where((_, i) => ((film * 7) + (i * 3)) % 4 == 0)];

    private static Guid IdOf(int film) => new(film, 7, 9, new byte[8]);

    private static double Logit(double probability) => Math.Log(probability / (1 - probability));

    // Table row + mean of the genres' rows + W (year, standardised) + b, by loops over the parameters.
    private static double[] VectorOf(RatedFilms model, int film)
    {
        RatedFilm row = Rate("", film, false);
        float[] f = model.Parameters["f.weight"].ToArray(), g = model.Parameters["g.weight"].ToArray(), w = model.Parameters["y.weight"].ToArray(), b = model.Parameters["y.bias"].ToArray();
        double mean = Rated.Average(one => one.Year), deviation = Math.Sqrt(Rated.Average(one => (one.Year - mean) * (one.Year - mean)));
        int index = model.Rows.Ids(nameof(RatedFilm.Film), row)[0];
        int[] genres = model.Rows.Ids(nameof(RatedFilm.Genres), row);
        var vector = new double[12];
        for (int d = 0; d < 12; d++)
        {
            vector[d] = f[(index * 12) + d] + (w[d] * (row.Year - mean) / deviation) + b[d];
            foreach (int genre in genres)
                vector[d] += g[(genre * 12) + d] / (double)genres.Length;
        }

        return vector;
    }

    private static double Cosine(double[] a, double[] b) => a.Zip(b).Sum(pair => pair.First * pair.Second) / Math.Sqrt(a.Sum(x => x * x) * b.Sum(x => x * x));

    // By loops over the definition.
    private static (double Hits, double Ndcg, int Queries) Measured<TUser, TFilm>(IEnumerable<(TUser User, TFilm Film)> test, IEnumerable<(TUser User, TFilm Film)> seen, TFilm[] films, Func<TUser, TFilm, double> score)
        where TFilm : notnull
    {
        double hits = 0, ndcg = 0;
        int queries = 0;
        foreach (IGrouping<TUser, (TUser User, TFilm Film)> user in test.GroupBy(row => row.User))
        {
            int k = typeof(TUser) == typeof(string) ? 5 : 4;
            HashSet<TFilm> right = [.. user.Select(row => row.Film)], known = [.. seen.Where(row => row.User!.Equals(user.Key)).Select(row => row.Film)];
            TFilm[] best = [.. films.Where(film => !known.Contains(film) || right.Contains(film)).OrderByDescending(film => score(user.Key, film)).Take(k)];
            hits += best.Any(right.Contains) ? 1 : 0;
            ndcg += best.Select((film, i) => right.Contains(film) ? 1 / Math.Log2(i + 2) : 0).Sum() / Enumerable.Range(0, Math.Min(k, right.Count)).Sum(i => 1 / Math.Log2(i + 2));
            queries++;
        }

        return (hits / queries, ndcg / queries, queries);
    }
}
