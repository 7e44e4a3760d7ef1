using System.Globalization;

namespace DeepInit.Benchmarks;

/// <summary>What was typed, checked.</summary>
internal sealed record Options
{
    /// <summary>The words that may stand first; without one, the workloads are measured.</summary>
    public static readonly IReadOnlyList<string> Commands = ["workloads", "kernels", "adamw", "optimizers", "generator", "projects", "analyzer", "start", "memory", "widths", "sequences", "precision", "scaling", "evidence", "decoding"];

    /// <summary>What may be asked of a workload.</summary>
    public static readonly IReadOnlyList<string> AllModes = ["train", "infer_b1", "infer_b256"];

    /// <summary>Which measurement.</summary>
    public string Command { get; init; } = "workloads";

    /// <summary>Names of workloads.</summary>
    public IReadOnlyList<string> Workloads { get; init; } = [.. Benchmarks.Workloads.Workload.All.Select(workload => workload.Name)];

    /// <summary>Some of <see cref="AllModes"/>.</summary>
    public IReadOnlyList<string> Modes { get; init; } = AllModes;

    /// <summary>Numbers of threads to measure one after another.</summary>
    public IReadOnlyList<int> Threads { get; init; } = [1];

    /// <summary>A file that the lines of JSON are appended to as well.</summary>
    public string? Json { get; init; }

    /// <summary>The folder of the programs to compare with.</summary>
    public string? Against { get; init; }

    /// <summary>Alternating rounds of a comparison, and repetitions of measurements in child processes.</summary>
    public int Rounds { get; init; } = 5;

    /// <summary>Blocks of steps that minimum and median are taken of.</summary>
    public int Blocks { get; init; } = 9;

    /// <summary>Least length of a block.</summary>
    public double BlockMilliseconds { get; init; } = 60;

    /// <summary>Least length of the warm-up.</summary>
    public double WarmMilliseconds { get; init; } = 250;

    /// <summary>The parts of the evidence, each a CSV file.</summary>
    public static readonly IReadOnlyList<string> AllParts = ["optimizers", "times", "initializers", "noise", "housing"];

    /// <summary>Some of <see cref="AllParts"/>.</summary>
    public IReadOnlyList<string> Parts { get; init; } = AllParts;

    /// <summary>The folder of public data sets.</summary>
    public string? Data { get; init; }

    /// <summary>The folder of the evidence.</summary>
    public string? Results { get; init; }

    /// <summary>The page whose tables and pictures are brought up to its data.</summary>
    public string? Page { get; init; }

    /// <summary>After how long the evidence stops.</summary>
    public double Minutes { get; init; } = 600;

    /// <summary>Whether this process is one of those that a measurement starts.</summary>
    public bool IsChild { get; init; }

    /// <summary>Whether only the help text is wanted.</summary>
    public bool Help { get; init; }

    /// <summary>Reads a command line.</summary>
    /// <exception cref="UsageException">It cannot be understood.</exception>
    public static Options Parse(IReadOnlyList<string> arguments)
    {
        var options = new Options();
        int start = 0;
        if (arguments.Count > 0 && !arguments[0].StartsWith('-'))
        {
            options = options with { Command = OneOf("command", arguments[0], Commands) };
            start = 1;
        }

        for (int i = start; i < arguments.Count; i++)
        {
            string name = arguments[i];
            string Value() => i + 1 < arguments.Count && !arguments[i + 1].StartsWith("--", StringComparison.Ordinal)
                ? arguments[++i]
                : throw new UsageException($"{name} needs a value.");
            options = name switch
            {
                "--workloads" => options with { Workloads = [.. List(name, Value()).Select(w => Benchmarks.Workloads.Workload.Of(w).Name)] },
                "--modes" => options with { Modes = [.. List(name, Value()).Select(mode => OneOf("mode", mode, AllModes))] },
                "--threads" => options with { Threads = [.. List(name, Value()).Select(n => Whole(name, n))] },
                "--rounds" => options with { Rounds = Whole(name, Value()) },
                "--blocks" => options with { Blocks = Whole(name, Value()) },
                "--block-ms" => options with { BlockMilliseconds = Positive(name, Value()) },
                "--warm-ms" => options with { WarmMilliseconds = Positive(name, Value()) },
                "--json" => options with { Json = Value() },
                "--against" => options with { Against = Value() },
                "--parts" => options with { Parts = [.. List(name, Value()).Select(part => OneOf("part", part, AllParts))] },
                "--data" => options with { Data = Value() },
                "--results" => options with { Results = Value() },
                "--page" => options with { Page = Value() },
                "--minutes" => options with { Minutes = Positive(name, Value()) },
                "--child" => options with { IsChild = true },
                "--help" or "-h" => options with { Help = true },
                _ => throw new UsageException($"'{name}' is no option."),
            };
        }

        return options.Against is null || options.Command == "workloads"
            ? options
            : throw new UsageException($"--against compares workloads; it does not go with '{options.Command}'.");
    }

    private static string[] List(string name, string text)
    {
        string[] items = text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return items.Length > 0 ? items : throw new UsageException($"{name} needs at least one name or number.");
    }

    private static string OneOf(string what, string text, IReadOnlyList<string> known) =>
        known.Contains(text) ? text : throw new UsageException($"There is no {what} '{text}'; expected {string.Join(", ", known)}.");

    private static int Whole(string name, string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int value) && value >= 1
            ? value
            : throw new UsageException($"{name} takes whole numbers from 1 on, not '{text}'.");

    private static double Positive(string name, string text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double value) && value > 0
            ? value
            : throw new UsageException($"{name} takes a positive number, not '{text}'.");
}
