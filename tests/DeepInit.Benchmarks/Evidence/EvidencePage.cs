using System.Globalization;
using System.Text;

namespace DeepInit.Benchmarks.Evidence;

/// <summary>Writes the page: tables between its marks, and pictures beside its data. The words around them stay as they are.</summary>
internal static class EvidencePage
{
    /// <summary>Brings tables and pictures up to the data.</summary>
    /// <param name="path">The page; its data are in the folder with its name.</param>
    public static void Update(string path)
    {
        string folder = Path.ChangeExtension(path, null);
        string page = File.ReadAllText(path);
        EvidenceFile Part(string name) => EvidenceFile.Open(Path.Combine(folder, name + ".csv"));
        void Picture(string name, string svg) => File.WriteAllText(Path.Combine(folder, name + ".svg"), svg);

        EvidenceFile optimizers = Part("optimizers"), times = Part("times"), initializers = Part("initializers"), noise = Part("noise"), housing = Part("housing");
        if (Standing.Tasks(optimizers, times).Length > 0)
        {
            Standing[] all = Standing.All(optimizers, times);
            page = Replaced(page, "optimisers", Optimizers(all));
            page = Replaced(page, "tasks", $"{Standing.Tasks(optimizers, times).Length} tasks: {string.Join(", ", Standing.Tasks(optimizers, times))}. {optimizers.Lines.Count} trainings.\n");
            Picture("steps", Profiles("Steps to the target", all, standing => standing.Steps));
            Picture("seconds", Profiles("Processor time to the target", all, standing => standing.Seconds));
        }

        page = Replaced(page, "initialisers", Initializers(initializers));
        page = Replaced(page, "noise", Noise(noise));
        page = Replaced(page, "housing", Housing(housing));
        foreach (string network in NoiseEvidence.Networks.Select(network => network.Name))
        {
            if (Curves(noise, network) is { } svg)
                Picture(network.ToLowerInvariant().Replace(' ', '-'), svg);
        }

        File.WriteAllText(path, page);
    }

    private static string Optimizers(Standing[] all)
    {
        double[] steps = Standing.Best(all, standing => standing.Steps), seconds = Standing.Best(all, standing => standing.Seconds);
        Standing reference = all.First(standing => standing.Name == Contender.Reference);
        var table = new StringBuilder();
        table.AppendLine("optimiser | target reached | steps: score | of AdamW's | time: score | of AdamW's | time of a step | rank on test rows | rate, times the default");
        table.AppendLine("----------|---:|---:|---:|---:|---:|---:|---:|---:");
        foreach ((Standing standing, double score) in all
            .Select(standing => (standing, Standing.Area(Standing.Profile(standing.Steps, steps))))
            .OrderByDescending(pair => pair.Item2)
            .ThenBy(pair => pair.standing.Ranks.Average()))
        {
            table.AppendLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{standing.Name} | {standing.Steps.Count(double.IsFinite)} of {steps.Length} | {score:F2} | {Ratio(standing.Steps, reference.Steps)} | {Standing.Area(Standing.Profile(standing.Seconds, seconds)):F2} | {Ratio(standing.Seconds, reference.Seconds)} | {Mean(standing.StepCost):F2} | {standing.Ranks.Average():F1} | {Mean(standing.RateFactors):F1} ({standing.RateFactors.Min():0.##} to {standing.RateFactors.Max():0.##})"));
        }

        return table.ToString();
    }

    private static string Profiles(string title, Standing[] all, Func<Standing, IReadOnlyList<double>> measure)
    {
        double[] best = Standing.Best(all, measure);
        string[] named = [.. all.OrderByDescending(standing => Standing.Area(Standing.Profile(measure(standing), best))).Select(standing => standing.Name).Take(7), Contender.Reference, "SGD with momentum"];
        return LinePlot.Draw(
            title + ", within a factor of the best",
            "times the best optimiser of a task; up: the share of tasks",
            [(1, "1"), (1.5, "1.5"), (2, "2"), (2.5, "2.5"), (3, "3"), (3.5, "3.5"), (4, "4")],
            (0, 1),
            all.OrderBy(standing => Array.IndexOf(named, standing.Name)).Select(standing => (named.Contains(standing.Name) ? standing.Name : null, Standing.Profile(measure(standing), best))));
    }

    private static string Initializers(EvidenceFile file)
    {
        var table = new StringBuilder();
        (int Depth, string Activation)[] columns = [.. InitializerEvidence.Activations.SelectMany(activation => InitializerEvidence.Depths.Select(depth => (depth, activation)))];
        table.AppendLine("initialiser | " + string.Join(" | ", columns.Select(column => $"{column.Activation}, {column.Depth}")));
        table.AppendLine("------------|" + string.Concat(Enumerable.Repeat("---:|", columns.Length)).TrimEnd('|'));
        foreach ((string name, _) in InitializerEvidence.All)
            table.AppendLine(name + " | " + string.Join(" | ", columns.Select(column => Scores(file, InitializerEvidence.TaskName(column.Depth, column.Activation), name))));
        return table.ToString();
    }

    private static string Scores(EvidenceFile file, string task, string entrant)
    {
        double[] scores = [.. file.Lines.Where(line => line.Task == task && line.Entrant == entrant && line.Setting == EvidenceLine.Final).Select(line => 100 * line.Score)];
        return scores.Length == 0 ? "" : Spread(scores);
    }

    private static string Noise(EvidenceFile file)
    {
        var table = new StringBuilder();
        table.AppendLine("network and method | " + string.Join(" | ", NoiseEvidence.Percents.Select(percent => $"{percent} %: best | last")));
        table.AppendLine("-------------------|" + string.Concat(Enumerable.Repeat("---:|---:|", NoiseEvidence.Percents.Count)).TrimEnd('|'));
        foreach ((string network, _, _) in NoiseEvidence.Networks)
        {
            table.AppendLine($"**{network}** |" + string.Concat(Enumerable.Repeat(" | |", NoiseEvidence.Percents.Count)).TrimEnd('|'));
            foreach ((string entrant, _) in NoiseEvidence.All)
            {
                table.AppendLine(entrant + " | " + string.Join(" | ", NoiseEvidence.Percents.Select(percent =>
                {
                    EvidenceLine[] lines = [.. file.Lines.Where(line => line.Task == NoiseEvidence.TaskName(network, percent) && line.Entrant == entrant)];
                    return lines.Length == 0 ? " | " : $"{Spread(lines.Select(line => 100 * line.Best))} | {Spread(lines.Select(line => 100 * line.Score))}";
                })));
            }
        }

        return table.ToString();
    }

    private static string Housing(EvidenceFile file)
    {
        var table = new StringBuilder();
        table.AppendLine("optimiser | seeds | rate | test RMSE | least to most | milliseconds of a step");
        table.AppendLine("----------|---:|---:|---:|---:|---:");
        foreach ((string name, _) in HousingEvidence.All)
        {
            EvidenceLine[] lines = [.. file.Lines.Where(line => line.Entrant == name && line.Setting == EvidenceLine.Final)];
            if (lines.Length == 0)
                continue;
            double mean = lines.Average(line => line.Score), deviation = Math.Sqrt(lines.Sum(line => Math.Pow(line.Score - mean, 2)) / Math.Max(1, lines.Length - 1));
            table.AppendLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{name} | {lines.Length} | {lines[0].Rate} | {mean:F4} ± {deviation:F4} | {lines.Min(line => line.Score):F4} to {lines.Max(line => line.Score):F4} | {lines.Min(line => line.Microseconds) / 1000:F1}"));
        }

        return table.ToString();
    }

    private static string? Curves(EvidenceFile file, string network)
    {
        string task = NoiseEvidence.TaskName(network, NoiseEvidence.Percents[^1]);
        var curves = new List<(string? Name, IReadOnlyList<(double X, double Y)> Points)>();
        foreach ((string entrant, _) in NoiseEvidence.All)
        {
            EvidenceLine[] lines = [.. file.Lines.Where(line => line.Task == task && line.Entrant == entrant)];
            if (entrant != NoiseEvidence.EarlyStop && lines.Length > 0)
                curves.Add((entrant, [.. Enumerable.Range(0, NoiseEvidence.Epochs).Select((int epoch) => ((double)epoch + 1, 100 * lines.Average(line => line.Curve[epoch])))]));
        }

        if (curves.Count == 0)
            return null;
        double low = Math.Floor(curves.Min(curve => curve.Points.Min(point => point.Y)) / 5) * 5, high = Math.Ceiling(curves.Max(curve => curve.Points.Max(point => point.Y)) / 5) * 5;
        return LinePlot.Draw($"{network}, {NoiseEvidence.Percents[^1]} % of the labels wrong", "epochs; up: accuracy on clean test rows, percent", [(1, "1"), (5, "5"), (10, "10"), (15, "15"), (20, "20"), (25, "25")], (low, high), curves);
    }

    private static string Spread(IEnumerable<double> values)
    {
        double[] all = [.. values];
        double mean = all.Average();
        double deviation = all.Length > 1 ? Math.Sqrt(all.Sum(value => (value - mean) * (value - mean)) / (all.Length - 1)) : 0;
        return string.Create(CultureInfo.InvariantCulture, $"{mean:F1} ± {deviation:F1}");
    }

    // Over the tasks on which both reach the target.
    private static string Ratio(IReadOnlyList<double> mine, IReadOnlyList<double> reference)
    {
        double[] ratios = [.. mine.Zip(reference, (a, b) => a / b).Where(double.IsFinite)];
        return ratios.Length == 0 ? "" : Mean(ratios).ToString("F2", CultureInfo.InvariantCulture);
    }

    private static double Mean(IEnumerable<double> values) => Math.Exp(values.Average(Math.Log));

    private static string Replaced(string page, string name, string text)
    {
        string begin = $"<!-- evidence: {name} -->\n";
        const string end = "<!-- end of evidence -->";
        int first = page.IndexOf(begin, StringComparison.Ordinal);
        int last = first < 0 ? -1 : page.IndexOf(end, first, StringComparison.Ordinal);
        return last < 0
            ? throw new UsageException($"The page has no part between '{begin.TrimEnd()}' and '{end}'.")
            : page[..(first + begin.Length)] + "\n" + text.ReplaceLineEndings("\n") + "\n" + page[last..];
    }
}
