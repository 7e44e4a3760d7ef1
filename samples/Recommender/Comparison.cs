using System.Diagnostics;
using System.Globalization;
using DeepInit;
using Recommender.Baselines;
using Recommender.Data;

namespace Recommender;

/// <summary>Measures networks beside baselines, each on parts that it has not seen: means over folds and seeds.</summary>
/// <param name="data">The ratings.</param>
/// <param name="seeds">How many folds of the ratings, and how many parts for rankings.</param>
/// <param name="checkpoints">Where training goes on.</param>
/// <param name="stop">Ends training after a step.</param>
internal sealed class Comparison(RatedItems data, int seeds, Checkpoints checkpoints, CancellationToken stop)
{
    private const int K = 10;

    /// <summary>The networks of the first part, for what is shown.</summary>
    public (ChoiceScorer Scorer, History History)? Choices { get; private set; }

    /// <summary>What they learnt from.</summary>
    public Interactions? Train { get; private set; }

    /// <summary>The curve of the first network that learnt stars.</summary>
    public History? Stars { get; private set; }

    /// <summary>Predicts ratings that were left out: five folds, of which as many are measured as there are seeds.</summary>
    /// <returns>A row for each way: its name, the root of the mean squared error and the mean absolute error.</returns>
    public List<Measured> Ratings(int epochs)
    {
        var rows = new Measures();
        IReadOnlyList<(Interactions Train, Interactions Test)> folds = data.Ratings.Folds(5, seed: 0);
        int[][] kinds = data.KindIds(Room.KindsOfItem);
        for (int fold = 0; fold < Math.Min(seeds, folds.Count) && !stop.IsCancellationRequested; fold++)
        {
            (Interactions train, Interactions test) = folds[fold];
            int seed = fold;
            Measure("mean, user and item", () => new Biases(train));
            Measure("biased SVD", () => new BiasedSvd(train, seed: seed));
            Measure("network", () =>
            {
                (StarPredictor predictor, History history) = StarPredictor.Train(train, kinds, epochs, seed, checkpoints.Of($"stars-{epochs}-{seed}"), stop);
                Stars ??= history;
                return predictor;
            });

            void Measure(string name, Func<IRatingPredictor> create)
            {
                long start = Stopwatch.GetTimestamp();
                (double rmse, double mae) = create().Measure(test, data.Least, data.Most);
                rows.Add(name, rmse, mae);
                Print($"fold {fold}: {name,-22} RMSE {rmse:0.0000}, MAE {mae:0.0000}", start);
            }
        }

        return rows.All;
    }

    /// <summary>Ranks all items that a user has not chosen: a quarter of each user's choices is left out, for each seed another.</summary>
    /// <param name="epochs">Walks through the choices.</param>
    /// <param name="unobserved">What a pair that was not chosen counts; chosen on a part of what is learnt from where null.</param>
    /// <param name="ideal">The best ranking there is, where it is known.</param>
    /// <returns>A row for each way: its name, NDCG, recall, precision and hit rate at 10, AUC and coverage.</returns>
    public List<Measured> Rankings(int epochs, double? unobserved, IRankingScorer? ideal)
    {
        var rows = new Measures();
        int[][] kinds = data.KindIds(Room.KindsOfItem);
        for (int seed = 0; seed < seeds && !stop.IsCancellationRequested; seed++)
        {
            (Interactions train, Interactions test) = data.Ratings.SplitByUser(0.75, seed);
            Train ??= train;
            int chosen = seed;
            double weight = unobserved ?? Unobserved(train, seed);
            Measure("popularity", () => new Popularity(train));
            Measure("item neighbours", () => new ItemNeighbours(train));
            Measure("linear (EASE)", () => new LinearItems(train));
            Measure("implicit ALS", () => new ImplicitAls(train, unobserved: weight, seed: chosen));
            Measure("BPR factors", () => new BprFactors(train, seed: chosen));
            Measure("biased SVD (of stars)", () => new BiasedSvd(train, seed: chosen));
            Measure("network", () =>
            {
                (ChoiceScorer scorer, History history) = ChoiceScorer.Train(train, kinds, weight, epochs, chosen, checkpoints.Of($"choices-{epochs}-{weight}-{chosen}"), stop);
                Choices ??= (scorer, history);
                return scorer;
            });
            if (ideal is not null)
                Measure("the best there is", () => ideal);

            void Measure(string name, Func<IRankingScorer> create)
            {
                long start = Stopwatch.GetTimestamp();
                RankingReport report = RankingMetrics.Evaluate(create(), test, train, new RankingOptions { Cutoffs = [K] });
                rows.Add(name, report[K].Ndcg, report[K].Recall, report[K].Precision, report[K].HitRate, report.Auc, report[K].Coverage);
                Print($"seed {chosen}: {name,-22} NDCG@10 {report[K].Ndcg:0.0000}, recall@10 {report[K].Recall:0.0000}, precision@10 {report[K].Precision:0.0000}, AUC {report.Auc:0.0000}", start);
            }
        }

        return rows.All;
    }

    // What a pair that was not chosen counts, for ALS and for the network: what ALS ranks best with on a fifth of what there is to learn from.
    private static double Unobserved(Interactions train, int seed)
    {
        (Interactions most, Interactions rest) = train.SplitByUser(0.8, seed);
        double[] candidates = [0.1, 0.3, 1, 3, 10];
        double best = candidates.MaxBy(candidate => RankingMetrics.Evaluate(new ImplicitAls(most, unobserved: candidate, sweeps: 5, seed: seed), rest, most)[K].Ndcg);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"seed {seed}: what was not chosen counts {best}"));
        return best;
    }

    private static void Print(FormattableString text, long start) =>
        Console.WriteLine(text.ToString(CultureInfo.InvariantCulture) + string.Create(CultureInfo.InvariantCulture, $" ({Stopwatch.GetElapsedTime(start).TotalSeconds:0.0} s)"));

    // What was measured under a name, in the order of the names.
    private sealed class Measures
    {
        private readonly List<(string Name, List<double[]> Values)> _rows = [];

        public List<Measured> All => [.. _rows.Select(row => new Measured(row.Name, row.Values))];

        public void Add(string name, params double[] values)
        {
            int place = _rows.FindIndex(row => row.Name == name);
            if (place < 0)
                _rows.Add((name, [values]));
            else
                _rows[place].Values.Add(values);
        }
    }
}
