namespace DeepInit.Benchmarks.Evidence;

/// <summary>
/// Training labels of which some are wrong, any other class being as likely, and test labels that are right: what losses and ways to train make of them. The columns <c>best</c>, <c>last</c> and
/// <c>curve</c> are accuracies on test rows; the column <c>score</c> is that of the network which a user would keep: of early stopping its best weights by labels of validation that are wrong as well, otherwise the last.
/// </summary>
internal static class NoiseEvidence
{
    public const int Seeds = 5;

    /// <summary>Rows to learn from.</summary>
    public const int Rows = 3000;

    /// <summary>Test rows.</summary>
    public const int TestRows = 2000;

    /// <summary>How often the rows are gone through.</summary>
    public const int Epochs = 25;

    private const int BatchSize = 64;

    /// <summary>Percent of wrong labels.</summary>
    public static IReadOnlyList<int> Percents { get; } = [0, 20, 40];

    public const string EarlyStop = "Early stopping";
    public const string Mixed = "Mixup";

    /// <summary>Names, folders and layers of networks.</summary>
    public static IReadOnlyList<(string Name, string Folder, string Layers)> Networks { get; } =
    [
        ("MNIST by an MLP", "mnist", "[Input(784)] [Dense(64, Activation = ReLU)] [Dense(10)]"),
        ("Fashion-MNIST by an MLP", "fashion-mnist", "[Input(784)] [Dense(64, Activation = ReLU)] [Dense(10)]"),
        ("Fashion-MNIST by a convnet", "fashion-mnist", "[Input(28, 28, 1)] [Conv2D(8, 5, Strides = [2, 2], Activation = ReLU)] [Conv2D(16, 3, Strides = [2, 2], Activation = ReLU)] [Flatten] [Dense(10)]"),
    ];

    /// <summary>What is compared: loss and what stands around the optimiser. <c>{share}</c> is the share of wrong labels.</summary>
    public static IReadOnlyList<(string Name, string Attributes)> All { get; } =
    [
        ("Cross entropy", "[Loss(CrossEntropy)] [AdamW]"),
        ("Generalised cross entropy", "[Loss(GeneralizedCrossEntropy)] [AdamW]"),
        ("Symmetric cross entropy", "[Loss(SymmetricCrossEntropy, Alpha = 0.1)] [AdamW]"),
        ("Noise floor", "[Loss(FlooredCrossEntropy, NoiseRate = {share})] [AdamW]"),
        ("Label smoothing", "[Loss(CrossEntropy, LabelSmoothing = 0.1)] [AdamW]"),
        (Mixed, "[Loss(CrossEntropy)] [AdamW]"),
        ("SAM", "[Loss(CrossEntropy)] [AdamW] [SAM(0.1)]"),
        (EarlyStop, "[Loss(CrossEntropy)] [AdamW]"),
    ];

    public static string TaskName(string network, int percent) => $"{network} at {percent} %";

    public static void Run(EvidenceFile file, string data, EvidencePace pace)
    {
        foreach ((string network, string folder, string layers) in Networks)
        {
            (float[] x, int[] classes, float[] testX, int[] testClasses) = EvidenceData.Images(data, folder, Rows, TestRows);
            var test = new Dataset<float>(testX, testClasses);
            foreach (int percent in Percents)
            {
                string task = TaskName(network, percent);
                (string Name, string Attributes)[] open = [.. All.Where(entrant => file.Find(task, entrant.Name, EvidenceLine.Final, Seeds) is null)];
                if (open.Length == 0)
                    continue;
                Func<int, ITrainableNetwork<float>>[] networks = NetworkFactory.Compile([.. open.Select(entrant => Source(layers, entrant.Attributes, percent))]);
                for (int seed = 1; seed <= Seeds; seed++)
                {
                    var rows = new Dataset<float>(x, Wrong(classes, percent, seed));
                    for (int i = 0; i < open.Length; i++)
                    {
                        if (file.Find(task, open[i].Name, EvidenceLine.Final, seed) is not null)
                            continue;
                        pace.Next($"{task}: {open[i].Name}, seed {seed}");
                        file.Add(Train(task, open[i].Name, seed, networks[i](seed), rows, test, pace.Stop));
                    }
                }
            }
        }
    }

    private static EvidenceLine Train(string task, string entrant, int seed, ITrainableNetwork<float> network, Dataset<float> rows, Dataset<float> test, CancellationToken stop)
    {
        ((IThreadedNetwork)network).MaxThreads = 1;
        var curve = new List<double>();
        var options = new FitOptions
        {
            Epochs = Epochs,
            BatchSize = BatchSize,
            Seed = seed,
            Mixing = entrant == Mixed ? new MixUp(1) : null,
            Callbacks = { new LambdaCallback { OnEpochFinished = (_, _) => curve.Add(Accuracy()) } },
            CancellationToken = stop,
        };
        if (entrant == EarlyStop)
        {
            (rows, options.Validation) = rows.Split(0.85, seed);
            options.Callbacks.Add(new EarlyStopping { Patience = 5, Monitor = MonitoredValue.ValidationLoss });
        }

        TimeSpan before = Environment.CpuUsage.TotalTime;
        History history = network.Fit(rows, options);
        double microseconds = (Environment.CpuUsage.TotalTime - before).TotalMicroseconds / network.StepCount;
        return new EvidenceLine(task, entrant, EvidenceLine.Final, seed, network.LearningRate, 0.01, microseconds, curve.Max(), curve[^1], Accuracy(), curve);

        double Accuracy() => network.Evaluate(test, batchSize: 256, accuracy: true).Accuracy ?? double.NaN;
    }

    // Exactly so many wrong ones, each another class.
    private static int[] Wrong(int[] classes, int percent, int seed)
    {
        var random = new Random(seed);
        int[] order = [.. Enumerable.Range(0, classes.Length)], wrong = [.. classes];
        random.Shuffle(order);
        foreach (int row in order.Take(classes.Length * percent / 100))
            wrong[row] = (classes[row] + random.Next(1, 10)) % 10;
        return wrong;
    }

    // Without wrong labels the floor is that of cross entropy, 0.
    private static string Source(string layers, string attributes, int percent) =>
        $"{layers} {(percent > 0 ? attributes : attributes.Replace("FlooredCrossEntropy, NoiseRate = {share}", "CrossEntropy", StringComparison.Ordinal))}"
            .Replace("{share}", FormattableString.Invariant($"{percent / 100.0}"), StringComparison.Ordinal);
}
