using System.Globalization;

namespace DeepInit.Tests.Metrics;

/// <summary>Measures of rankings against sorted lists, their formulas written out.</summary>
public sealed class RankingTests
{
    private const int Users = 23;
    private const int Items = 41;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void EveryMeasureIsThatOfASortedListOnAnyNumberOfThreads(int threads)
    {
        (Interactions train, Interactions test) = Made();
        var scorer = new Scores(Users, Items);
        RankingReport report = RankingMetrics.Evaluate(scorer, test, train, new RankingOptions { Cutoffs = [1, 5, 10, 100], Threads = threads });
        foreach (RankingAtK cut in report.Cutoffs)
            Check(cut, scorer, train, test);
        CheckAreas(report, scorer, train, test);
        Assert.Equal(Items, report.Candidates);
        Assert.Equal(Enumerable.Range(0, Users).Count(user => !test.ItemsOf(user).IsEmpty), report.Queries);
        Assert.Equal(0, report.Sampled);

        RankingReport alone = RankingMetrics.Evaluate(scorer, test, train, new RankingOptions { Cutoffs = [1, 5, 10, 100] });
        Assert.Equal(alone.Cutoffs, report.Cutoffs);
        Assert.Equal((alone.Auc, alone.Gauc), (report.Auc, report.Gauc));
    }

    [Fact]
    public void OfEqualScoresTheLowerCandidateComesFirst()
    {
        var test = new Interactions([0, 1], [2, 0], itemCount: 4);
        RankingReport report = RankingMetrics.Evaluate(new Constant(4), test, options: new RankingOptions { Cutoffs = [1, 3] });
        Assert.Equal(0.5, report[1].HitRate);
        Assert.Equal((1 + (1.0 / 3)) / 2, report[3].Mrr, 1e-15);
        Assert.Equal((1 + (1 / Math.Log2(4))) / 2, report[3].Ndcg, 1e-15);
        Assert.Equal(0.5, report.Auc);
        Assert.Equal(double.NaN, report[1].MeanPopularity);
        Assert.Equal(0.75, report[3].Coverage);
    }

    [Fact]
    public void WithOneRelevantCandidateEveryMeasureFollowsFromItsRank()
    {
        // The relevant candidate is third: two score higher.
        var test = new Interactions([0], [5], itemCount: 6);
        RankingAtK cut = RankingMetrics.Evaluate(new Fixed([1, 2, 9, 8, 3, 7]), test)[10];
        Assert.Equal((1.0, 1.0, 0.1), (cut.HitRate, cut.Recall, cut.Precision));
        Assert.Equal(1.0 / 3, cut.Mrr, 1e-15);
        Assert.Equal(1.0 / 3, cut.Map, 1e-15);
        Assert.Equal(0.5, cut.Ndcg, 1e-15);
    }

    [Fact]
    public void WhatWasSeenIsNoCandidateUnlessItIsRelevant()
    {
        var seen = new Interactions([0, 0, 0], [0, 1, 3], itemCount: 4);
        var test = new Interactions([0, 0], [2, 3], itemCount: 4);
        RankingReport report = RankingMetrics.Evaluate(new Fixed([9, 8, 2, 1]), test, seen, new RankingOptions { Cutoffs = [2] });
        Assert.Equal(1, report[2].Ndcg, 1e-15);
        Assert.Equal(double.NaN, report.Auc);
        Assert.Equal(0.5, report[2].MeanPopularity);
    }

    [Fact]
    public void AScoreThatIsNoNumberIsNoRanking()
    {
        var test = new Interactions([0, 1], [1, 1], itemCount: 3);
        RankingReport report = RankingMetrics.Evaluate(new Fixed([1, float.NaN, 0]), test);
        Assert.Equal((double.NaN, double.NaN, double.NaN), (report[10].Ndcg, report.Auc, report.Gauc));

        // Of a candidate that is not ranked nobody asks.
        report = RankingMetrics.Evaluate(new Fixed([float.NaN, 1, 0]), test, new Interactions([0, 1], [0, 0], itemCount: 3));
        Assert.Equal((1.0, 1.0), (report[10].Ndcg, report.Auc));
    }

    [Fact]
    public void SamplesAreThoseOfTheSeedAndHoldNothingSeen()
    {
        (Interactions train, Interactions test) = Made();
        var scorer = new Scores(Users, Items);
        var options = new RankingOptions { Sampled = 9, Seed = 3 };
        RankingReport first = RankingMetrics.Evaluate(scorer, test, train, options), again = RankingMetrics.Evaluate(scorer, test, train, options);
        Assert.Equal((first[10], first.Auc), (again[10], again.Auc));
        Assert.Equal(9, first.Sampled);
        options.Seed = 4;
        Assert.NotEqual(first.Auc, RankingMetrics.Evaluate(scorer, test, train, options).Auc);

        // As many as there are: the full ranking. A few fewer: those that go are drawn.
        options.Sampled = Items;
        Assert.Equal(RankingMetrics.Evaluate(scorer, test, train)[10], RankingMetrics.Evaluate(scorer, test, train, options)[10]);
        options.Sampled = 25;
        Assert.InRange(RankingMetrics.Evaluate(scorer, test, train, options)[10].Ndcg, RankingMetrics.Evaluate(scorer, test, train)[10].Ndcg - 0.05, 1);
    }

    [Fact]
    public void AmongOneDrawnCandidateTheHitRateIsTheArea()
    {
        // One relevant candidate and one drawn: above it with the probability that the area is. The mean over 4000 users has a deviation of 0.008.
        const int Queries = 4000;
        var test = new Interactions([.. Enumerable.Range(0, Queries)], [.. Enumerable.Repeat(7, Queries)], itemCount: 21);
        var scorer = new Fixed([.. Enumerable.Range(0, 21).Select(i => i == 7 ? 12.5f : i)]);
        Assert.Equal(12.0 / 20, RankingMetrics.Evaluate(scorer, test).Auc, 1e-12);
        Assert.Equal(12.0 / 20, RankingMetrics.Evaluate(scorer, test, options: new RankingOptions { Sampled = 1, Cutoffs = [1] })[1].HitRate, 0.03);
    }

    [Fact]
    public void WrongArgumentsAreRefusedWithTheNumbers()
    {
        Assert.Contains("item of pair 1 is 4; the scorer has 4", Assert.Throws<ArgumentException>(() => RankingMetrics.Evaluate(new Constant(4), new Interactions([0, 0], [1, 4]))).Message);
        Assert.Contains("anything relevant", Assert.Throws<ArgumentException>(() => RankingMetrics.Evaluate(new Constant(4), new Interactions([], [], userCount: 3))).Message);
        Assert.Contains("[0]", Assert.Throws<ArgumentException>(() => new RankingOptions { Cutoffs = [0] }).Message);
        Assert.Contains("[5, 5]", Assert.Throws<ArgumentException>(() => new RankingOptions { Cutoffs = [5, 5] }).Message);
        RankingReport report = RankingMetrics.Evaluate(new Constant(4), new Interactions([0], [1]));
        Assert.Contains("Lists of 10", Assert.Throws<ArgumentOutOfRangeException>(() => report[5]).Message);
        Assert.Equal("stop", Assert.Throws<InvalidOperationException>(() => RankingMetrics.Evaluate(new Failing(), new Interactions([0, 1], [1, 1]), options: new RankingOptions { Threads = 2 })).Message);
        Assert.Contains("NDCG", report.ToString());
    }

    [Fact]
    public void TheListKeepsTheBestWhateverTheOrder()
    {
        ulong state = 5;
        for (int length = 1; length < 40; length += 3)
        {
            float[] scores = [.. Enumerable.Range(0, 60).Select(_ => (float)RowShuffle.Below(12, ref state))];
            int[] order = [.. Enumerable.Range(0, 60)];
            RowShuffle.Shuffle(order, length, 0);
            var top = new TopList(length);
            foreach (int i in order)
                top.Add(scores[i], i);
            top.Add(float.NaN, 60);
            int[] best = [.. Enumerable.Range(0, 60).OrderByDescending(i => scores[i]).ThenBy(i => i).Take(length)];
            Assert.Equal(scores[best[^1]], top.Limit);
            Assert.Equal(best, top.TakeAll().ToArray());
            Assert.Equal(0, top.Count);
        }
    }

    private static (Interactions Train, Interactions Test) Made()
    {
        ulong state = 1;
        int[] users = [.. Enumerable.Range(0, 300).Select(_ => (int)RowShuffle.Below(Users, ref state))];
        int[] items = [.. users.Select(_ => (int)RowShuffle.Below(Items, ref state))];
        return new Interactions(users, items, userCount: Users, itemCount: Items).SplitByUser(0.75, 2);
    }

    private static void Check(RankingAtK cut, IRankingScorer scorer, Interactions train, Interactions test)
    {
        double hitRate = 0, recall = 0, precision = 0, mrr = 0, map = 0, ndcg = 0, popularity = 0;
        int queries = 0, k = cut.K;
        var listed = new HashSet<int>();
        for (int user = 0; user < Users; user++)
        {
            HashSet<int> relevant = [.. test.ItemsOf(user).ToArray()];
            if (relevant.Count == 0)
                continue;
            queries++;
            int[] list = [.. Ranked(scorer, user, train, relevant).Take(k)];
            listed.UnionWith(list);
            int[] ranks = [.. Enumerable.Range(1, list.Length).Where(rank => relevant.Contains(list[rank - 1]))];
            hitRate += ranks.Length > 0 ? 1 : 0;
            recall += ranks.Length / (double)relevant.Count;
            precision += ranks.Length / (double)k;
            mrr += ranks.Length > 0 ? 1.0 / ranks[0] : 0;
            map += ranks.Select((rank, i) => (i + 1.0) / rank).Sum() / Math.Min(relevant.Count, k);
            ndcg += ranks.Sum(rank => 1 / Math.Log2(rank + 1)) / Enumerable.Range(1, Math.Min(relevant.Count, k)).Sum(rank => 1 / Math.Log2(rank + 1));
            popularity += list.Average(item => (double)train.Items.ToArray().Count(other => other == item));
        }

        Assert.Equal(hitRate / queries, cut.HitRate, 1e-12);
        Assert.Equal(recall / queries, cut.Recall, 1e-12);
        Assert.Equal(precision / queries, cut.Precision, 1e-12);
        Assert.Equal(mrr / queries, cut.Mrr, 1e-12);
        Assert.Equal(map / queries, cut.Map, 1e-12);
        Assert.Equal(ndcg / queries, cut.Ndcg, 1e-12);
        Assert.Equal(popularity / queries, cut.MeanPopularity, 1e-12);
        Assert.Equal(listed.Count / (double)Items, cut.Coverage, 1e-12);
    }

    private static void CheckAreas(RankingReport report, IRankingScorer scorer, Interactions train, Interactions test)
    {
        double sum = 0, weighted = 0;
        int queries = 0, weight = 0;
        var scores = new float[Items];
        for (int user = 0; user < Users; user++)
        {
            HashSet<int> relevant = [.. test.ItemsOf(user).ToArray()];
            scorer.Score(user, scores);
            int[] others = [.. Enumerable.Range(0, Items).Where(item => !relevant.Contains(item) && !train.Contains(user, item))];
            if (relevant.Count == 0 || others.Length == 0)
                continue;
            double area = relevant.Average(a => others.Average(b => scores[a] > scores[b] ? 1 : scores[a] == scores[b] ? 0.5 : 0));
            sum += area;
            weighted += area * relevant.Count;
            queries++;
            weight += relevant.Count;
        }

        Assert.Equal(sum / queries, report.Auc, 1e-12);
        Assert.Equal(weighted / weight, report.Gauc, 1e-12);
    }

    private static IEnumerable<int> Ranked(IRankingScorer scorer, int user, Interactions train, HashSet<int> relevant)
    {
        var scores = new float[Items];
        scorer.Score(user, scores);
        return Enumerable.Range(0, Items).Where(item => relevant.Contains(item) || !train.Contains(user, item)).OrderByDescending(item => scores[item]).ThenBy(item => item);
    }

    // Whole numbers of few values, so that many scores are equal.
    private sealed class Scores(int users, int items) : IRankingScorer
    {
        public int CandidateCount => items;

        public void Score(int query, Span<float> scores)
        {
            Assert.InRange(query, 0, users - 1);
            ulong state = (ulong)query;
            for (int i = 0; i < items; i++)
                scores[i] = RowShuffle.Below(15, ref state);
        }
    }

    private sealed class Constant(int items) : IRankingScorer
    {
        public int CandidateCount => items;

        public void Score(int query, Span<float> scores) => scores.Fill(1);
    }

    private sealed class Fixed(float[] values) : IRankingScorer
    {
        public int CandidateCount => values.Length;

        public void Score(int query, Span<float> scores) => values.CopyTo(scores);
    }

    private sealed class Failing : IRankingScorer
    {
        public int CandidateCount => 3;

        public void Score(int query, Span<float> scores) => throw new InvalidOperationException(string.Format(CultureInfo.InvariantCulture, "stop"));
    }
}
