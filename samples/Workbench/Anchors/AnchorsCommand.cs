using System.CommandLine;
using System.Diagnostics;
using System.Globalization;

namespace Workbench.Anchors;

/// <summary>Trains the networks of Networks.cs on public data sets, and prints what they reach beside the reference.</summary>
internal static class AnchorsCommand
{
    private static readonly Option<DirectoryInfo> Data = new("--data") { Description = "The folder of the data sets, a folder each; README.md says which files.", Required = true };
    private static readonly Option<int> Seeds = new("--seeds") { Description = "How many networks of each.", DefaultValueFactory = _ => 5 };
    private static readonly Option<string[]> Only = new("--only") { Description = "Only data sets whose names begin so.", AllowMultipleArgumentsPerToken = true };

    public static void AddTo(RootCommand root)
    {
        Command command = new("anchors", "Prints what the networks reach on public data sets, beside the reference.") { Data, Seeds, Only };
        command.SetAction(Run);
        root.Subcommands.Add(command);
    }

    private static int Run(ParseResult arguments)
    {
        string data = arguments.GetValue(Data)!.FullName;
        string[] only = arguments.GetValue(Only) ?? [];
        Console.WriteLine("| data set | train / test | epochs | reference | ours | | error: reference | ours | seconds a network |");
        Console.WriteLine("| --- | --- | ---: | --- | --- | --- | ---: | ---: | ---: |");
        bool reached = true;
        foreach (Anchor anchor in AnchorCatalog.All.Where(anchor => only.Length == 0 || only.Any(name => anchor.Name.StartsWith(name, StringComparison.Ordinal))))
            reached &= Run(anchor, data, arguments.GetValue(Seeds));
        return reached ? 0 : 1;
    }

    private static bool Run(Anchor anchor, string data, int seeds)
    {
        Split split = anchor.Read(data, NetworkCatalog.Create(anchor.Network, 0));
        List<Score> scores = [];
        long start = Stopwatch.GetTimestamp();
        for (int seed = 0; seed < seeds; seed++)
        {
            ITrainableNetwork<float> network = NetworkCatalog.Create(anchor.Network, seed);
            Trainer.Fit(network, split.Train, new FitOptions { Epochs = anchor.Epochs, BatchSize = Math.Min(anchor.BatchSize, split.TrainRows), Seed = seed });
            scores.Add(Score.Of(network, split));
        }

        return Print(anchor, split, scores, Stopwatch.GetElapsedTime(start).TotalSeconds / seeds);
    }

    // Whether the reference is met, or at least within the range of its seeds; compared in the reference's digits.
    private static bool Print(Anchor anchor, Split split, List<Score> scores, double seconds)
    {
        double mean = scores.Average(score => score.Main);
        string ours = $"{Text(mean, 4)} [{Text(scores.Min(score => score.Main), 4)}, {Text(scores.Max(score => score.Main), 4)}]";
        string reference = anchor.Seeds == 1 ? Text(anchor.Reference, 4) : $"{Text(anchor.Reference, 3)} [{Text(anchor.Least, 3)}, {Text(anchor.Most, 3)}]";
        double rounded = Math.Round(mean, anchor.Seeds == 1 ? 4 : 3);
        string verdict = rounded > anchor.Reference ? "beaten" : rounded == anchor.Reference ? "met" : rounded >= anchor.Least ? "in its range" : "below";
        string error = scores[0].Error is null ? "" : Text(scores.Average(score => score.Error!.Value), 2);
        Console.WriteLine(
            $"| {anchor.Name} | {split.TrainRows} / {split.TestRows} | {anchor.Epochs} | {reference} | {ours} | {verdict} | " +
            $"{(anchor.ReferenceError is { } e ? Text(e, 2) : "")} | {error} | {Text(seconds, 2)} |");
        return verdict != "below";
    }

    private static string Text(double value, int digits) => value.ToString("F" + digits, CultureInfo.InvariantCulture);
}
