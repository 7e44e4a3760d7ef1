namespace DeepInit.Benchmarks.Evidence;

/// <summary>Every optimiser on every task, with the same search: points around the default rate and decay on one seed, then the best of them on three others.</summary>
internal static class OptimizerEvidence
{
    /// <summary>Points that are tried; the first is what the attribute says unless told otherwise.</summary>
    public const int Points = 11;

    /// <summary>Points near the default rate; the others are above them, because short trainings want larger rates than papers do.</summary>
    private const int NearPoints = 7;

    /// <summary>Trainings with the rate and decay that were chosen.</summary>
    public const int Seeds = 3;

    public static void Run(EvidenceFile file, string data, EvidencePace pace)
    {
        foreach (EvidenceTask task in EvidenceTask.All)
        {
            Contender[] open = [.. Contender.All.Where(contender => !IsWhole(file, task.Name, contender.Name))];
            if (open.Length == 0)
                continue;
            EvidenceSplit split = task.Read(data);
            Func<int, ITrainableNetwork<float>>[] networks = NetworkFactory.Compile([.. open.Select(contender => Source(task, split, contender))]);
            for (int i = 0; i < open.Length; i++)
                Run(file, task, split, open[i], networks[i], pace);
        }
    }

    private static void Run(EvidenceFile file, EvidenceTask task, EvidenceSplit split, Contender contender, Func<int, ITrainableNetwork<float>> create, EvidencePace pace)
    {
        double basis = create(0).LearningRate;
        for (int point = 0; point < Points; point++)
        {
            (double rate, double decay) = Settings(point, basis, contender.Coupled);
            Train($"{point}", 0, rate, decay);
        }

        EvidenceLine best = Best(file, task.Name, contender.Name)!;
        for (int seed = 1; seed <= Seeds; seed++)
            Train(EvidenceLine.Final, seed, best.Rate, best.Decay);

        void Train(string setting, int seed, double rate, double decay)
        {
            // With another choice, of fewer points, a last training is made again.
            if (file.Find(task.Name, contender.Name, setting, seed) is { } known && (setting != EvidenceLine.Final || IsOf(known, best: Best(file, task.Name, contender.Name)!)))
                return;
            pace.Next($"{task.Name}: {contender.Name}, {setting}, seed {seed}");
            file.Add(Trial.Run(new EvidenceLine(task.Name, contender.Name, setting, seed, rate, decay, 0, 0, 0, 0, []), create(seed), task, split, contender.Scheduled, pace.Stop));
        }
    }

    /// <summary>The point with the least validation loss; null as long as one is missing.</summary>
    private static EvidenceLine? Best(EvidenceFile file, string task, string contender)
    {
        EvidenceLine?[] points = [.. Enumerable.Range(0, Points).Select(point => file.Find(task, contender, $"{point}", 0))];
        return points.Contains(null) ? null : points.MinBy(point => point!.Best);
    }

    /// <summary>Whether all trainings are there.</summary>
    public static bool IsWhole(EvidenceFile file, string task, string contender) =>
        Best(file, task, contender) is { } best && Enumerable.Range(1, Seeds).All(seed => file.Find(task, contender, EvidenceLine.Final, seed) is { } line && IsOf(line, best));

    private static bool IsOf(EvidenceLine line, EvidenceLine best) => line.Rate.Equals(best.Rate) && line.Decay.Equals(best.Decay);

    /// <summary>Rate and decay of a point of Sobol's sequence: a tenth to 32 times the rate, then 7.5 to 237 times, and decays over three powers of ten; negative for what the attribute says.</summary>
    private static (double Rate, double Decay) Settings(int point, double rate, bool coupled)
    {
        if (point == 0)
            return (-1, -1);
        bool isNear = point < NearPoints;
        (double x, double y) = Sobol(isNear ? point : point - NearPoints + 1);
        return (rate * Math.Pow(10, isNear ? (2.5 * x) - 1 : (1.5 * x) + 0.875), Math.Pow(10, coupled ? (3 * y) - 5 : (3 * y) - 3));
    }

    // The first two dimensions: all bits reversed, and the rows of Pascal's triangle modulo 2.
    private static (double X, double Y) Sobol(int index)
    {
        uint x = 0, y = 0, direction = 1u << 31;
        for (int bit = 0; bit < 31; bit++)
        {
            if ((index >> bit & 1) != 0)
            {
                x ^= 1u << (31 - bit);
                y ^= direction;
            }

            direction ^= direction >> 1;
        }

        return (x / 4294967296.0, y / 4294967296.0);
    }

    /// <summary>The attributes of a network.</summary>
    public static string Source(EvidenceTask task, EvidenceSplit split, Contender contender) =>
        $"{task.Network} {contender.Attributes}"
            .Replace("{width}", $"{split.Width}", StringComparison.Ordinal)
            .Replace("{steps}", $"{task.Steps}", StringComparison.Ordinal)
            .Replace("{warmup}", $"{task.Steps / 20}", StringComparison.Ordinal);
}
