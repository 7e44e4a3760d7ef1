namespace DeepInit.Networks.Tests.Ranking;

/// <summary>Recommendations by the ids that rows have: as those by indices, whatever ids are, and of ids that came later, too.</summary>
public sealed class RowRankingTests
{
    private static readonly FitOptions Options = new() { Epochs = 30, BatchSize = 32, Seed = 1, Verbose = false };

    // Those of one parity like what is of theirs.
    private static readonly Chosen[] All = [.. Enumerable.Range(0, 40).SelectMany(user => Enumerable.Range(0, 30).Where(film => (user * 7 + film * 3) % 4 != 0).Select(film => new Chosen("u" + user, 1000 + film, user % 2 == film % 2)))];

    [Fact]
    public void ScoresAreThoseOfPredictionsAndTheBestComeFirst()
    {
        var model = new ChosenFilms(seed: 1);
        model.Fit(All, Options);
        int[] films = [.. All.Select(row => row.Film).Distinct()];
        foreach (string user in new[] { "u3", "u8", "nobody" })
        {
            IReadOnlyList<Recommendation<int>> best = model.Recommend(user: user, top: 7, exclude: [1002, 1003, 7]);
            (int Film, double Score)[] expected = [.. films.Except([1002, 1003]).Select(film => (film, LogitOf(model, new Chosen(user, film, false)))).OrderByDescending(pair => pair.Item2).Take(7)];
            Assert.Equal(expected.Select(pair => pair.Film), best.Select(found => found.Id));
            Assert.All(expected.Zip(best), pair => Assert.Equal(pair.First.Score, pair.Second.Score, 1e-4));
        }

        Assert.All(model.Recommend("u3", top: 8), found => Assert.Equal(1, found.Id % 2));
        Assert.Equal(model.Recommend("u8", top: 4), model.RecommendBatch(["u3", "u8"], top: 4)[1]);
        Assert.Equal(films.Length, model.Recommend("u3", top: 1000).Count);
        Assert.All(model.Similar(1004, top: 5), found => Assert.Equal(0, found.Id % 2));
        Assert.DoesNotContain(model.Similar(1004, top: 100), found => found.Id == 1004);
        Assert.True(model.Recommend(liked: [1001, 1003, 1005, 1007, 1009, 5], top: 5).Count(found => found.Id % 2 == 1) >= 4);
        Assert.DoesNotContain(model.Recommend(liked: [1001, 1003], top: 100), found => found.Id is 1001 or 1003);
    }

    [Fact]
    public void WhatComesLaterIsRecommendedToo()
    {
        var model = new ChosenFilms(seed: 1);
        model.Fit(All, Options);
        Chosen[] later = [.. All, .. Enumerable.Range(0, 40).SelectMany(user => new[] { new Chosen("u" + user, 2001, user % 2 == 1), new Chosen("new", 1000 + (user % 30), user % 2 == 0) })];
        Assert.DoesNotContain(model.Recommend("u3", top: 100), found => found.Id == 2001);
        model.Fit(later, Options);
        Assert.Contains(model.Recommend("u3", top: 16), found => found.Id == 2001);
        Assert.All(model.Recommend("new", top: 6), found => Assert.Equal(0, found.Id % 2));
        using var stream = new MemoryStream();
        model.Save(stream);
        stream.Position = 0;
        var loaded = new ChosenFilms(seed: 7);
        loaded.Load(stream);
        Assert.Equal(model.Recommend("new", top: 40), loaded.Recommend("new", top: 40));
    }

    [Fact]
    public void WhatIsRankedMayBeGiven()
    {
        var model = new ChosenFilms(seed: 1);
        model.Rows.Fit(All);
        model.SetCandidates([1004, 1001, 9, 1004]);
        Assert.Equal([1001, 1004], model.Recommend("u3").Select(found => found.Id).Order());
        Assert.Contains("at least one Film", Assert.Throws<ArgumentException>(() => model.SetCandidates([9])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void WhatIsNotKnownIsSaid()
    {
        var model = new ChosenFilms(seed: 1);
        Assert.Contains("Fit", Assert.Throws<InvalidOperationException>(() => model.Recommend("u1")).Message, StringComparison.Ordinal);
        Assert.Contains("Fit", Assert.Throws<InvalidOperationException>(() => model.CandidateCount).Message, StringComparison.Ordinal);
        model.Rows.Fit(All);
        Assert.Contains("There is no Film '5'", Assert.Throws<ArgumentException>(() => model.Similar(5)).Message, StringComparison.Ordinal);
        Assert.Contains("at least one Film", Assert.Throws<ArgumentException>(() => model.Recommend(liked: [5])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ARankingOfRowsIsMeasuredAsOneOfPairs()
    {
        var model = new ChosenFilms(seed: 1);
        model.Fit(All, Options);
        Chosen[] liked = [.. All.Where(row => row.Liked)], test = [.. liked.Where((_, i) => i % 4 == 0)], seen = [.. liked.Where((_, i) => i % 4 != 0)];
        RankingReport report = model.EvaluateRanking([.. test, new Chosen("nobody", 1001, true), new Chosen("u1", 5, true)], k: 5, seen);

        // By loops over the definition: of the films that are known, without what was seen, the five best; what nobody knows is none of them.
        int[] films = [.. All.Select(row => row.Film).Distinct()];
        double hits = 0, ndcg = 0;
        foreach (IGrouping<string, Chosen> user in test.GroupBy(row => row.User))
        {
            HashSet<int> right = [.. user.Select(row => row.Film)], known = [.. seen.Where(row => row.User == user.Key).Select(row => row.Film)];
            int[] best = [.. films.Where(film => !known.Contains(film) || right.Contains(film)).OrderByDescending(film => model.Predict(new Chosen(user.Key, film, false))).Take(5)];
            hits += best.Any(right.Contains) ? 1 : 0;
            ndcg += best.Select((film, i) => right.Contains(film) ? 1 / Math.Log2(i + 2) : 0).Sum() / Enumerable.Range(0, Math.Min(5, right.Count)).Sum(i => 1 / Math.Log2(i + 2));
        }

        Assert.Equal(hits / 40, report[5].HitRate, 1e-12);
        Assert.Equal(ndcg / 40, report[5].Ndcg, 1e-12);
        Assert.Equal(films.Length, report.Candidates);
        Assert.Equal(40, report.Queries);
        Assert.True(report[5].HitRate > 0.6, report.ToString());
    }

    [Fact]
    public void IdsAreWhatRowsHave()
    {
        Guid[] films = [.. Enumerable.Range(0, 12).Select(i => new Guid(i, 7, 9, new byte[8]))];
        OpenedNews[] rows = [.. Enumerable.Range(0, 200).Select(i => new OpenedNews(i % 9, films[i * 5 % 12], i % 9 % 2 == i * 5 % 12 % 2 ? 1 : 0))];
        var model = new OpenedNewsScores(seed: 1);
        model.Fit(rows, Options);
        IReadOnlyList<Recommendation<Guid>> best = model.Recommend(3, top: 12);
        Assert.Equal(films.Order(), best.Select(found => found.Id).Order());
        Assert.All(best.Zip(best.Skip(1)), pair => Assert.True(pair.First.Score >= pair.Second.Score));
        Assert.Equal(model.Recommend(3, top: 5), model.RecommendBatch([2, 3], top: 5)[1]);
        double[] predicted = [.. best.Select(found => model.Predict(new OpenedNews(3, found.Id, 0)))];
        Assert.Equal(predicted.OrderDescending(), predicted);
    }

    private static double LogitOf(ChosenFilms model, Chosen row)
    {
        double probability = model.Predict(row);
        return Math.Log(probability / (1 - probability));
    }
}
