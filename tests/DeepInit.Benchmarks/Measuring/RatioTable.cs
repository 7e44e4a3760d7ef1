using System.Globalization;

namespace DeepInit.Benchmarks.Measuring;

/// <summary>Rounds of measurements, ours and theirs in turns, as a table: per round the best of a peer's settings over ours, then the median over rounds.</summary>
/// <remarks>Pairs within a round are taken within seconds of each other, so that a machine that drifts moves both sides.</remarks>
internal sealed class RatioTable
{
    private readonly List<(int Round, ResultLine Line)> _lines = [];

    /// <summary>Adds a measurement of a round.</summary>
    public void Add(int round, ResultLine line) => _lines.Add((round, line));

    /// <summary>The rows: per workload and mode, for each number of threads and for the best of each side.</summary>
    public IReadOnlyList<RatioRow> Rows()
    {
        var rows = new List<RatioRow>();
        foreach (var group in _lines.GroupBy(l => (l.Line.Workload, l.Line.Mode)).OrderBy(g => g.Key.Workload, StringComparer.Ordinal).ThenBy(g => g.Key.Mode, StringComparer.Ordinal).Select(g => (g.Key, Lines: g.ToList())))
        {
            int[] threads = [.. group.Lines.Select(l => l.Line.Threads).Distinct().Order()];
            foreach (int n in threads)
                AddRow(rows, group.Key.Workload, group.Key.Mode, n.ToString(CultureInfo.InvariantCulture), [.. group.Lines.Where(l => l.Line.Threads == n)]);
            if (threads.Length > 1)
                AddRow(rows, group.Key.Workload, group.Key.Mode, "best", group.Lines);
        }

        return rows;
    }

    /// <summary>The table in Markdown.</summary>
    public string ToMarkdown()
    {
        var lines = new List<string>
        {
            "| workload | mode | threads | DeepInit.Gen | best peer | times | rounds |",
            "|---|---|---|---:|---:|---:|---|",
        };
        lines.AddRange(Rows().Select(row => string.Create(
            CultureInfo.InvariantCulture,
            $"| {row.Workload} | {row.Mode} | {row.Threads} | {Time(row.Ours)} | {Time(row.Theirs)} | {row.Ratio:F2} | {row.LowestRatio:F2} to {row.HighestRatio:F2} |")));
        return string.Join('\n', lines);
    }

    private static void AddRow(List<RatioRow> rows, string workload, string mode, string threads, IReadOnlyCollection<(int Round, ResultLine Line)> lines)
    {
        var pairs = new List<(double Ours, double Theirs)>();
        foreach (var round in lines.GroupBy(l => l.Round))
        {
            double[] ours = [.. round.Where(l => IsOurs(l.Line)).Select(l => l.Line.Minimum)];
            double[] theirs = [.. round.Where(l => !IsOurs(l.Line)).Select(l => l.Line.Minimum)];
            if (ours.Length > 0 && theirs.Length > 0)
                pairs.Add((ours.Min(), theirs.Min()));
        }

        if (pairs.Count == 0)
            return;

        double[] ratios = [.. pairs.Select(p => p.Theirs / p.Ours).Order()];
        rows.Add(new RatioRow(workload, mode, threads, Median(pairs.Select(p => p.Ours)), Median(pairs.Select(p => p.Theirs)), Median(ratios), ratios[0], ratios[^1]));
    }

    private static bool IsOurs(ResultLine line) => line.Peer == "deepinit";

    private static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        int middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private static string Time(double microseconds) => microseconds >= 1000
        ? string.Create(CultureInfo.InvariantCulture, $"{microseconds / 1000:F2} ms")
        : string.Create(CultureInfo.InvariantCulture, $"{microseconds:G3} µs");
}

/// <summary>A row of the table: microseconds, medians over rounds; the ratio is the median of the rounds' ratios.</summary>
internal sealed record RatioRow(string Workload, string Mode, string Threads, double Ours, double Theirs, double Ratio, double LowestRatio, double HighestRatio);
