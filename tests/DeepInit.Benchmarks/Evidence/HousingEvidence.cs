using System.Globalization;

namespace DeepInit.Benchmarks.Evidence;

/// <summary>
/// California housing with inputs by quantiles, split into 64, 16 and 20 % at random, ten seeds: beside the public runs of arXiv 2604.15297. Curves are the RMSE on validation rows, the column <c>score</c> is the RMSE on test rows after
/// the last step, in $100,000.
/// </summary>
internal static class HousingEvidence
{
    public const string Task = "california-housing by quantiles";
    public const int Seeds = 10;

    private const int BatchSize = 256;
    private const int Epochs = 60;

    private static readonly double[] Factors = [0.3, 1, 3];

    /// <summary>Names and optimisers.</summary>
    public static IReadOnlyList<(string Name, string Attributes)> All { get; } =
    [
        ("AdamW", "[AdamW(LearningRate = 2e-3, WeightDecay = 0.1)]"),
        ("Muon", "[Muon(LearningRate = 5e-3, WeightDecay = 0.1)] [AdamW(LearningRate = 2e-3, WeightDecay = 0.1)]"),
    ];

    public static void Run(EvidenceFile file, string data, EvidencePace pace)
    {
        string[][] rows = [.. File.ReadLines(Path.Combine(data, "california-housing", "housing.csv")).Skip(1).Select(line => line.Split(','))];
        string[] places = [.. rows.Select(row => row[9]).Distinct().Order(StringComparer.Ordinal)];
        const string layers = "[Input({width})] [Dense(256, Activation = ReLU)] [Dropout(0.2)] [Dense(256, Activation = ReLU)] [Dropout(0.2)] [Dense(256, Activation = ReLU)] [Dense(1)] [Loss(MeanSquaredError)] ";
        Func<int, ITrainableNetwork<float>>[] networks =
            NetworkFactory.Compile([.. All.Select(entrant => layers.Replace("{width}", $"{8 + places.Length}", StringComparison.Ordinal) + entrant.Attributes)]);
        for (int i = 0; i < All.Count; i++)
        {
            string entrant = All[i].Name;
            Func<int, ITrainableNetwork<float>> create = networks[i];
            double rate = create(0).LearningRate;
            EvidenceLine best = Factors.Select((factor, point) => Train($"{point}", 0, rate * factor)).ToArray().MinBy(line => line.Last)!;
            for (int seed = 1; seed <= Seeds; seed++)
                Train(EvidenceLine.Final, seed, best.Rate);

            EvidenceLine Train(string setting, int seed, double learningRate)
            {
                if (file.Find(Task, entrant, setting, seed) is { } known)
                    return known;
                pace.Next($"{Task}: {entrant}, {setting}, seed {seed}");
                EvidenceLine line = Fit(new EvidenceLine(Task, entrant, setting, seed, learningRate, 0.1, 0, 0, 0, 0, []), create(seed), rows, places, pace.Stop);
                file.Add(line);
                return line;
            }
        }
    }

    private static EvidenceLine Fit(EvidenceLine line, ITrainableNetwork<float> network, string[][] rows, string[] places, CancellationToken stop)
    {
        int[] order = [.. Enumerable.Range(0, rows.Length)];
        new Random(line.Seed).Shuffle(order);
        int[] train = order[..(rows.Length * 64 / 100)], validation = order[train.Length..(rows.Length * 80 / 100)], test = order[(train.Length + validation.Length)..];

        // Ranks among the training rows; a missing number is in the middle.
        QuantileTransform[] columns = [.. Enumerable.Range(0, 8).Select(column =>
        {
            var fit = new QuantileFit($"{column}");
            foreach (int row in train)
                fit.Add(Number(rows[row][column]));
            return fit.Transform();
        })];
        double mean = train.Average(row => Price(rows[row]));
        double deviation = Math.Sqrt(train.Average(row => Math.Pow(Price(rows[row]) - mean, 2)));
        Dataset<float> Of(int[] indices) => new(
            [.. indices.SelectMany(row => columns.Select((column, i) => (float)column.Apply(Number(rows[row][i]))).Concat(places.Select(place => place == rows[row][9] ? 1f : 0f)))],
            [.. indices.Select(row => (float)((Price(rows[row]) - mean) / deviation))]);

        ((IThreadedNetwork)network).MaxThreads = 1;
        network.LearningRate = line.Rate;
        TimeSpan before = Environment.CpuUsage.TotalTime;
        History history = network.Fit(Of(train), new FitOptions
        {
            Epochs = Epochs,
            BatchSize = BatchSize,
            Seed = line.Seed,
            Validation = Of(validation),
            Schedule = RelativeSchedule.WarmupCosine(0.05),
            CancellationToken = stop,
        });
        double microseconds = (Environment.CpuUsage.TotalTime - before).TotalMicroseconds / network.StepCount;
        double[] curve = [.. history.Where((_, epoch) => epoch % 5 == 4).Select(epoch => deviation * Math.Sqrt(epoch.ValidationLoss!.Value))];
        return line with
        {
            Microseconds = microseconds,
            Best = curve.Min(),
            Last = curve[^1],
            Score = deviation * Math.Sqrt(network.Evaluate(Of(test), batchSize: 512, accuracy: false).Loss),
            Curve = line.Setting == EvidenceLine.Final ? curve : [],
        };
    }

    private static double Price(string[] row) => Number(row[8]) / 100_000;

    private static double Number(string cell) => double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number : double.NaN;
}
