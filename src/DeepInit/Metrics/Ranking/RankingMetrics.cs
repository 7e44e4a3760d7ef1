using System.Runtime.ExceptionServices;
using DeepInit.Runtime;

namespace DeepInit;

/// <summary>Measures rankings: for each query, where what is relevant to it stands among all candidates.</summary>
public static class RankingMetrics
{
    /// <summary>
    /// Ranks all candidates for every query that has something relevant, without those that it has seen already, and measures the lists; of equal scores the candidate with the lower index comes first.
    /// </summary>
    /// <remarks>
    /// <para>A full ranking unless <see cref="RankingOptions.Sampled"/> says otherwise. The measures do not depend on the number of threads. What is relevant and seen at once is a candidate: it is asked for.</para>
    /// <para>Cost: a call of the scorer for each query, and one comparison for each candidate. Memory: 6 bytes of a candidate, and one more for each length of list, for each thread.</para>
    /// </remarks>
    /// <example><code>
    /// var (train, test) = ratings.SplitByUser(0.75, seed: 1);
    /// RankingReport report = RankingMetrics.Evaluate(scorer, test, seen: train);
    /// Console.WriteLine(report[10].Ndcg);
    /// </code></example>
    /// <param name="scorer">What scores the candidates.</param>
    /// <param name="relevant">What is relevant: users are queries, their items candidates.</param>
    /// <param name="seen">What each query has seen, most often what was learnt from: no candidate is ranked for who has seen it. Nothing unless given.</param>
    /// <param name="options">Lengths of lists, and more; lists of 10 unless given.</param>
    /// <exception cref="ArgumentException">No query has anything relevant, or an item is none of the candidates.</exception>
    public static RankingReport Evaluate(IRankingScorer scorer, Interactions relevant, Interactions? seen = null, RankingOptions? options = null)
    {
        if (scorer is null)
            throw new ArgumentNullException(nameof(scorer));
        if (relevant is null)
            throw new ArgumentNullException(nameof(relevant));
        options ??= new RankingOptions();
        CheckItems(relevant, scorer, nameof(relevant));
        if (seen is not null)
            CheckItems(seen, scorer, nameof(seen));
        int[] queries = [.. Enumerable.Range(0, relevant.UserCount).Where(user => !relevant.ItemsOf(user).IsEmpty)];
        if (queries.Length == 0)
            throw new ArgumentException("No query has anything relevant; expected at least one pair.", nameof(relevant));

        int most = queries.Max(query => relevant.ItemsOf(query).Length);
        int width = options.Cutoffs.Count * QueryMeasure.Measures;
        var values = new double[checked(queries.Length * width)];
        var areas = new double[queries.Length];
        int threads = ThreadTeam.HasThreads ? Math.Min(options.Threads, queries.Length) : 1;
        var popularity = new int[scorer.CandidateCount];
        seen?.ItemCounts.CopyTo(popularity);
        QueryMeasure[] measures = [.. Enumerable.Range(0, threads).Select(_ => new QueryMeasure(scorer.CandidateCount, most, seen is null ? [] : popularity, options))];
        Run(threads, thread =>
        {
            for (int i = thread; i < queries.Length; i += threads)
            {
                int query = queries[i];
                scorer.Score(query, measures[thread].Scores);
                ReadOnlySpan<int> known = seen is not null && query < seen.UserCount ? seen.ItemsOf(query) : [];
                areas[i] = measures[thread].Measure(query, relevant.ItemsOf(query), known, values.AsSpan(i * width, width));
            }
        });

        var cutoffs = new RankingAtK[options.Cutoffs.Count];
        for (int cut = 0; cut < cutoffs.Length; cut++)
            cutoffs[cut] = Mean(cut, options.Cutoffs[cut], values, queries.Length, width) with { Coverage = Coverage(cut, scorer.CandidateCount, measures) };
        (double auc, double gauc) = Areas(areas, values, width, queries, relevant);
        return new RankingReport(cutoffs) { Auc = auc, Gauc = gauc, Queries = queries.Length, Candidates = scorer.CandidateCount, Sampled = options.Sampled };
    }

    private static void CheckItems(Interactions pairs, IRankingScorer scorer, string argument)
    {
        ReadOnlySpan<int> items = pairs.Items.Span;
        for (int pair = 0; pair < items.Length; pair++)
        {
            if (items[pair] >= scorer.CandidateCount)
                throw new ArgumentException(FormattableString.Invariant($"The item of pair {pair} is {items[pair]}; the scorer has {scorer.CandidateCount} candidates, counted from 0."), argument);
        }
    }

    // Threads of its own: the pool's would bring an assembly that no program needs else.
    private static void Run(int threads, Action<int> work)
    {
        ExceptionDispatchInfo? fault = null;
        var others = new Thread[threads - 1];
        for (int i = 0; i < others.Length; i++)
        {
            int number = i + 1;
            others[i] = new Thread(() => Work(number)) { IsBackground = true, Name = "DeepInit ranking" };
            others[i].Start();
        }

        Work(0);
        foreach (Thread other in others)
            other.Join();
        fault?.Throw();

        void Work(int thread)
        {
            try
            {
                work(thread);
            }
            catch (Exception e)
            {
                Interlocked.CompareExchange(ref fault, ExceptionDispatchInfo.Capture(e), null);
            }
        }
    }

    // Sums over queries go in their order, whoever measured them.
    private static RankingAtK Mean(int cut, int k, double[] values, int queries, int width)
    {
        var means = new double[QueryMeasure.Measures];
        for (int i = 0; i < queries; i++)
        {
            for (int m = 0; m < means.Length; m++)
                means[m] += values[(i * width) + (cut * means.Length) + m];
        }

        for (int m = 0; m < means.Length; m++)
            means[m] /= queries;
        return new RankingAtK(k)
        {
            HitRate = means[QueryMeasure.Hit],
            Recall = means[QueryMeasure.Recall],
            Precision = means[QueryMeasure.Precision],
            Mrr = means[QueryMeasure.Mrr],
            Map = means[QueryMeasure.Map],
            Ndcg = means[QueryMeasure.Ndcg],
            MeanPopularity = means[QueryMeasure.Popularity],
        };
    }

    private static double Coverage(int cut, int candidates, QueryMeasure[] measures)
    {
        int listed = 0;
        for (int i = 0; i < candidates; i++)
        {
            foreach (QueryMeasure measure in measures)
            {
                if (!measure.IsListed(cut, i))
                    continue;
                listed++;
                break;
            }
        }

        return (double)listed / candidates;
    }

    private static (double Auc, double Gauc) Areas(double[] areas, double[] values, int width, int[] queries, Interactions relevant)
    {
        double sum = 0, weighted = 0;
        long weight = 0;
        int defined = 0;
        for (int i = 0; i < areas.Length; i++)
        {
            // Where a score was NaN, the area is and the measures of lists are; where all candidates are relevant, the area alone.
            if (double.IsNaN(areas[i]) && !double.IsNaN(values[i * width]))
                continue;
            int count = relevant.ItemsOf(queries[i]).Length;
            sum += areas[i];
            weighted += areas[i] * count;
            weight += count;
            defined++;
        }

        return defined == 0 ? (double.NaN, double.NaN) : (sum / defined, weighted / weight);
    }
}
