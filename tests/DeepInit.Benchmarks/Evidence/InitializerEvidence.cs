namespace DeepInit.Benchmarks.Evidence;

/// <summary>Every initialiser at three depths, for ReLU and for tanh: four rates on one seed, then the best of them on three others. Digits, hidden layers of 64 units, AdamW.</summary>
internal static class InitializerEvidence
{
    public const int Seeds = 3;

    /// <summary>Hidden layers.</summary>
    public static IReadOnlyList<int> Depths { get; } = [2, 10, 30];

    public static IReadOnlyList<string> Activations { get; } = ["ReLU", "Tanh"];

    public static IReadOnlyList<double> Rates { get; } = [3e-4, 1e-3, 3e-3, 1e-2];

    /// <summary>Names on the page, with the options of a layer.</summary>
    public static IReadOnlyList<(string Name, string Options)> All { get; } =
    [
        (Derived, ""),
        (FromData, ""),
        ("Xavier uniform", "Init = XavierUniform"),
        ("Xavier normal", "Init = XavierNormal"),
        ("He normal", "Init = HeNormal"),
        ("He uniform", "Init = HeUniform"),
        ("LeCun normal", "Init = LeCunNormal"),
        ("Orthogonal", "Init = Orthogonal"),
        ("Identity", "Init = Identity"),
        ("ZerO", "Init = ZerO"),
        ("Sparse", "Init = Sparse"),
        ("Normal of 0.02", "Init = Normal, Sigma = 0.02"),
        ("Uniform of 0.05 (Keras' RandomUniform)", "Init = Init.Uniform"),
    ];

    /// <summary>What the compiler derives from activation and topology.</summary>
    public const string Derived = "unless given";

    /// <summary>The same, with scales and output biases from the data.</summary>
    public const string FromData = "InitializeFromData";

    public static string TaskName(int depth, string activation) => $"{activation} {depth} deep";

    public static void Run(EvidenceFile file, string data, EvidencePace pace)
    {
        EvidenceSplit split = EvidenceData.Digits(data);
        foreach (int depth in Depths)
        {
            foreach (string activation in Activations)
            {
                var task = new EvidenceTask(TaskName(depth, activation), "", 64, 300, EvidenceData.Digits);
                (string Name, string Options)[] open = [.. All.Where(entrant => file.Find(task.Name, entrant.Name, EvidenceLine.Final, Seeds) is null)];
                if (open.Length == 0)
                    continue;
                Func<int, ITrainableNetwork<float>>[] networks = NetworkFactory.Compile([.. open.Select(entrant => Source(depth, activation, entrant.Options))]);
                for (int i = 0; i < open.Length; i++)
                    Run(file, task, split, open[i].Name, networks[i], pace);
            }
        }
    }

    private static void Run(EvidenceFile file, EvidenceTask task, EvidenceSplit split, string entrant, Func<int, ITrainableNetwork<float>> create, EvidencePace pace)
    {
        EvidenceLine best = Rates.Select((rate, point) => Train($"{point}", 0, rate)).ToArray().MinBy(line => line.Best)!;
        for (int seed = 1; seed <= Seeds; seed++)
            Train(EvidenceLine.Final, seed, best.Rate);

        EvidenceLine Train(string setting, int seed, double rate)
        {
            if (file.Find(task.Name, entrant, setting, seed) is { } known)
                return known;
            pace.Next($"{task.Name}: {entrant}, {setting}, seed {seed}");
            EvidenceLine line = Trial.Run(
                new EvidenceLine(task.Name, entrant, setting, seed, rate, -1, 0, 0, 0, 0, []), create(seed), task, split, scheduled: true, pace.Stop, fit => fit.InitializeFromData = entrant == FromData);
            file.Add(line);
            return line;
        }
    }

    // The output layer starts as it does unless given: what is compared is what signals go through.
    private static string Source(int depth, string activation, string options) =>
        "[Input(64)] " + string.Concat(Enumerable.Repeat($"[Dense(64, Activation = {activation}{(options.Length > 0 ? ", " + options : "")})] ", depth)) + "[Dense(10)] [Loss(CrossEntropy)] [AdamW]";
}
