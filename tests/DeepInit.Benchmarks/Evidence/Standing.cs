namespace DeepInit.Benchmarks.Evidence;

/// <summary>How an optimiser stands on every task that is whole.</summary>
/// <param name="Name">The optimiser.</param>
/// <param name="Steps">Steps to the target, task by task; infinite where it is not reached.</param>
/// <param name="Seconds">The same in processor time.</param>
/// <param name="Ranks">By the score on test rows, from 1, task by task.</param>
/// <param name="StepCost">Processor time of a step, as a multiple of the reference's, task by task.</param>
/// <param name="RateFactors">The rate that was chosen, as a multiple of the attribute's default, task by task.</param>
internal sealed record Standing(string Name, IReadOnlyList<double> Steps, IReadOnlyList<double> Seconds, IReadOnlyList<double> Ranks, IReadOnlyList<double> StepCost, IReadOnlyList<double> RateFactors)
{
    /// <summary>The largest ratio to the best that a profile shows, as in AlgoPerf.</summary>
    public const double Largest = 4;

    /// <summary>The tasks that every optimiser has been trained on, and timed.</summary>
    public static string[] Tasks(EvidenceFile file, EvidenceFile times) =>
    [
        .. EvidenceTask.All
            .Select(task => task.Name)
            .Where(task => Contender.All.All(contender =>
                OptimizerEvidence.IsWhole(file, task, contender.Name) && times.Find(task, contender.Name, StepTimes.Time, 0) is not null)),
    ];

    /// <summary>All optimisers, in the order of the catalogue.</summary>
    public static Standing[] All(EvidenceFile file, EvidenceFile times)
    {
        string[] tasks = Tasks(file, times);
        ILookup<(string, string), EvidenceLine> lines = file.Lines.ToLookup(line => (line.Task, line.Entrant));
        EvidenceLine[] Final(string task, string name) => [.. lines[(task, name)].Where(line => line.Setting == EvidenceLine.Final)];
        double Cost(string task, string name) => times.Find(task, name, StepTimes.Time, 0)!.Microseconds;
        Dictionary<string, double> targets = tasks.ToDictionary(task => task, task => Target(Final(task, Contender.Reference)));
        Dictionary<string, int> lengths = EvidenceTask.All.ToDictionary(task => task.Name, task => task.Steps);
        var scores = tasks.ToDictionary(task => task, task => Contender.All.Select(contender => Final(task, contender.Name).Average(line => line.Score)).ToArray());
        return [.. Contender.All.Select(contender =>
        {
            double[] steps = [.. tasks.Select(task => Median(Final(task, contender.Name).Select(line => StepsTo(targets[task], line.Curve, lengths[task]))))];
            return new Standing(
                contender.Name,
                steps,
                [.. tasks.Select((task, i) => steps[i] * Cost(task, contender.Name) / 1e6)],
                [.. tasks.Select(task => Rank(scores[task], Final(task, contender.Name).Average(line => line.Score)))],
                [.. tasks.Select(task => Cost(task, contender.Name) / Cost(task, Contender.Reference))],
                [.. tasks.Select(task => Final(task, contender.Name)[0].Rate / file.Find(task, contender.Name, "0", 0)!.Rate)]);
        })];
    }

    /// <summary>The share of tasks on which a measure is at most τ times the best of all, for τ from 1 to <see cref="Largest"/> (Dolan and Moré 2002).</summary>
    public static IReadOnlyList<(double X, double Y)> Profile(IReadOnlyList<double> mine, IReadOnlyList<double> best)
    {
        const int points = 96;
        return [.. Enumerable.Range(0, points + 1).Select(i =>
        {
            double tau = 1 + ((Largest - 1) * i / points);
            return (tau, (double)mine.Where((value, task) => value <= tau * best[task]).Count() / mine.Count);
        })];
    }

    /// <summary>The mean of a profile: AlgoPerf's score.</summary>
    public static double Area(IReadOnlyList<(double X, double Y)> profile) => profile.Average(point => point.Y);

    /// <summary>The least of all optimisers, task by task.</summary>
    public static double[] Best(IReadOnlyCollection<Standing> all, Func<Standing, IReadOnlyList<double>> measure) =>
        [.. Enumerable.Range(0, measure(all.First()).Count).Select(task => all.Min(standing => measure(standing)[task]))];

    /// <summary>The middle one, of an even number the lower.</summary>
    public static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[(sorted.Length - 1) / 2];
    }

    // The reference's best, and a fiftieth of the way back to where its curve began.
    private static double Target(EvidenceLine[] reference)
    {
        double best = Median(reference.Select(line => line.Best));
        return best + (0.02 * (Median(reference.Select(line => line.Curve[0])) - best));
    }

    // Linear between two points of the curve.
    private static double StepsTo(double target, IReadOnlyList<double> curve, int steps)
    {
        for (int i = 0; i < curve.Count; i++)
        {
            if (curve[i] > target)
                continue;
            double before = i == 0 || !double.IsFinite(curve[i - 1]) ? 0 : (target - curve[i]) / (curve[i - 1] - curve[i]);
            return (i + 1 - before) * steps / curve.Count;
        }

        return double.PositiveInfinity;
    }

    // Of equals the mean of their ranks.
    private static double Rank(double[] scores, double mine) => 1 + scores.Count(score => score > mine) + ((scores.Count(score => score.Equals(mine)) - 1) / 2.0);
}
