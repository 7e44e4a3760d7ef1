using System.Globalization;
using System.Numerics;
using DeepInit.Benchmarks.Measuring;
using DeepInit.Benchmarks.Workloads;

namespace DeepInit.Benchmarks.Commands;

/// <summary>Training W4 with vectors of other widths, in child processes, as a share of the FMA peak of that width.</summary>
internal static class WidthsCommand
{
    private static readonly (string Words, Dictionary<string, string> Variables)[] Settings =
    [
        ("as the runtime chooses", []),
        ("DOTNET_MaxVectorTBitWidth=128", new() { ["DOTNET_MaxVectorTBitWidth"] = "128" }),
        ("DOTNET_EnableAVX2=0", new() { ["DOTNET_EnableAVX2"] = "0" }),
        ("DOTNET_MaxVectorTBitWidth=512", new() { ["DOTNET_MaxVectorTBitWidth"] = "512" }),
    ];

    public static int Run(Options options)
    {
        foreach ((string words, Dictionary<string, string> variables) in Settings)
            Console.WriteLine($"{words,-32} {Child.RunSelf(variables, "widths", "--child")[0]}");
        return 0;
    }

    /// <summary>The process that is measured.</summary>
    public static int RunChild()
    {
        var workload = new W4Middle();
        Session session = workload.Open(workload.TrainingRows);
        session.Threads = 1;
        double[] times = Interleaved.Minima([MachinePeak.MultiplyAdd, () => session.Train()], rounds: 100);
        double peak = MachinePeak.MultiplyAddFlops / times[0];
        double speed = workload.TrainingFlops(workload.TrainingRows) / times[1];
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{Vector<float>.Count * 32} bits: {times[1] / 1e6:F2} ms, {speed:F1} GFLOP/s, {100 * speed / peak:F1} % of {peak:F1}"));
        return 0;
    }
}
