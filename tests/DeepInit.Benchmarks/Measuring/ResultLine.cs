using System.Globalization;
using System.Text.Json;

namespace DeepInit.Benchmarks.Measuring;

/// <summary>One measurement, as all programs that are compared print it: a JSON object on a line.</summary>
internal sealed record ResultLine(
    string Peer,
    string Version,
    string Workload,
    string Mode,
    int Threads,
    int Batch,
    double Minimum,
    double Median,
    double Gflops,
    double PeakResidentMegabytes,
    long AllocatedBytes)
{
    /// <summary>The line.</summary>
    public string ToJson() => string.Create(
        CultureInfo.InvariantCulture,
        $"{{\"peer\":\"{Peer}\",\"version\":\"{Version}\",\"workload\":\"{Workload}\",\"mode\":\"{Mode}\",\"threads\":{Threads},\"batch\":{Batch},\"us_per_step_min\":{Minimum:F3},\"us_median\":{Median:F3},\"samples_per_s\":{Batch / Minimum * 1e6:F1},\"gflops\":{Gflops:F3},\"max_rss_mb\":{PeakResidentMegabytes:F1},\"alloc_bytes_per_step\":{AllocatedBytes}}}");

    /// <summary>Reads a line of any of the programs.</summary>
    /// <exception cref="FormatException">It is no such line.</exception>
    public static ResultLine Parse(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            JsonElement root = document.RootElement;
            string Text(string name) => root.GetProperty(name).GetString() ?? "";
            double Number(string name) => root.GetProperty(name).GetDouble();
            return new ResultLine(
                Text("peer"),
                Text("version"),
                Text("workload"),
                Text("mode"),
                (int)Number("threads"),
                (int)Number("batch"),
                Number("us_per_step_min"),
                Number("us_median"),
                Number("gflops"),
                Number("max_rss_mb"),
                (long)Number("alloc_bytes_per_step"));
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new FormatException($"Expected a measurement as a JSON object, got '{json}'.", e);
        }
    }
}
