using System.Globalization;
using DeepInit.Benchmarks.Measuring;

namespace DeepInit.Benchmarks.Commands;

/// <summary>Our workloads and other libraries' in turns, as ratios.</summary>
internal static class AgainstCommand
{
    private static readonly Dictionary<string, string> NoVariables = [];

    public static int Run(Options options)
    {
        string folder = Path.GetFullPath(options.Against!);
        if (!File.Exists(Script(folder, "torchsharp")) || !File.Exists(Script(folder, "onnxruntime")))
            throw new UsageException($"--against expects a folder with torchsharp/run.sh and onnxruntime/run.sh, not '{options.Against}'.");

        var table = new RatioTable();
        for (int round = 0; round < options.Rounds; round++)
        {
            foreach (int threads in options.Threads)
            {
                foreach (string workload in options.Workloads)
                {
                    foreach (string mode in options.Modes)
                    {
                        List<Func<string[]>> programs = [.. Programs(folder, workload, mode, threads, options)];

                        // Every second round in reverse, so that no side always follows the other.
                        if (round % 2 == 1)
                            programs.Reverse();
                        foreach (string line in programs.SelectMany(program => program()))
                        {
                            table.Add(round, ResultLine.Parse(line));
                            if (options.Json is { } path)
                                File.AppendAllText(path, line + "\n");
                        }
                    }
                }
            }

            Console.Error.WriteLine($"round {round + 1} of {options.Rounds} done");
        }

        Console.WriteLine(table.ToMarkdown());
        return 0;
    }

    private static IEnumerable<Func<string[]>> Programs(string folder, string workload, string mode, int threads, Options options)
    {
        string[] common =
        [
            "--workloads", workload, "--modes", mode, "--threads", threads.ToString(CultureInfo.InvariantCulture),
            "--blocks", options.Blocks.ToString(CultureInfo.InvariantCulture),
            "--block-ms", options.BlockMilliseconds.ToString(CultureInfo.InvariantCulture),
        ];
        yield return () => Child.RunSelf(NoVariables, common);
        if (mode == "train")
        {
            yield return () => RunPeer(folder, "torchsharp", [.. common, "--optimizer", "fused"]);
            yield return () => RunPeer(folder, "torchsharp", [.. common, "--optimizer", "native"]);
        }
        else
        {
            yield return () => RunPeer(folder, "onnxruntime", common);
        }
    }

    private static string[] RunPeer(string folder, string peer, string[] arguments)
    {
        // Each peer builds into its own folder; they would overwrite each other's.
        Dictionary<string, string> variables = Environment.GetEnvironmentVariable("PEERS_BUILD_DIR") is { Length: > 0 } build
            ? new() { ["PEERS_BUILD_DIR"] = Path.Combine(build, peer) }
            : NoVariables;
        return [.. Child.Run("bash", variables, [Script(folder, peer), .. arguments]).Where(line => line.StartsWith('{'))];
    }

    private static string Script(string folder, string peer) => Path.Combine(folder, peer, "run.sh");
}
