using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Workbench.Anchors.Protocol;

namespace Workbench.Anchors;

/// <summary>Trains networks on public data sets, by the reference's protocol and by the settings of Networks.cs, and prints what they reach beside the reference.</summary>
internal static class AnchorsCommand
{
    private static readonly Option<DirectoryInfo> Data = new("--data") { Description = "The folder of the data sets, a folder each; README.md says which files.", Required = true };
    private static readonly Option<int> Seeds = new("--seeds") { Description = "How many networks of each.", DefaultValueFactory = _ => 5 };
    private static readonly Option<string[]> Only = new("--only") { Description = "Only data sets whose names begin so.", AllowMultipleArgumentsPerToken = true };
    private static readonly Option<bool> Tune = new("--tune") { Description = "Instead: try rates and decays of Networks.cs on rows held out of the training rows." };

    public static void AddTo(RootCommand root)
    {
        Command command = new("anchors", "Prints what the networks reach on public data sets, beside the reference.") { Data, Seeds, Only, Tune };
        Seeds.Validators.Add(result =>
        {
            if (result.GetValue(Seeds) < 1)
                result.AddError("--seeds is at least 1.");
        });
        command.SetAction(Run);
        root.Subcommands.Add(command);
    }

    private static int Run(ParseResult arguments)
    {
        string data = arguments.GetValue(Data)!.FullName;
        string[] only = arguments.GetValue(Only) ?? [];
        Anchor[] chosen = [.. AnchorCatalog.All.Where(anchor => only.Length == 0 || only.Any(name => anchor.Name.StartsWith(name, StringComparison.Ordinal)))];
        if (arguments.GetValue(Tune))
        {
            Tuning.PrintHeader();
            foreach (IGrouping<string, Anchor> network in chosen.GroupBy(anchor => anchor.Network))
                Tuning.Run(network.Key, [.. network], data);
            return 0;
        }

        Console.WriteLine(
            "| data set | train / test | epochs | reference | stated protocol | | our settings | | error: reference | protocol | ours | " +
            "training loss: reference | protocol | ours | seconds a network: protocol | ours |");
        Console.WriteLine("| --- | --- | ---: | --- | --- | --- | --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        bool reached = true;
        foreach (Anchor anchor in chosen)
            reached &= Run(anchor, data, arguments.GetValue(Seeds));
        return reached ? 0 : 1;
    }

    private static bool Run(Anchor anchor, string data, int seeds)
    {
        Split split = anchor.Read(data, NetworkCatalog.Create(anchor.Network, 0));
        AnchorResult protocol = Measure(seed => StatedProtocol.Train(anchor, split, seed));
        AnchorResult ours = Measure(seed => Train(anchor, split, seed));
        Console.WriteLine(
            $"| {anchor.Name} | {split.TrainRows} / {split.TestRows} | {protocol.EpochsText} | {AnchorResult.Reference(anchor)} | {protocol} | {protocol.Verdict(anchor)} | " +
            $"{ours} | {ours.Verdict(anchor)} | {Text(anchor.ReferenceError, 2)} | {Text(protocol.Error, 2)} | {Text(ours.Error, 2)} | " +
            $"{Text(anchor.ReferenceLoss, 3)} | {Text(protocol.Loss, 3)} | {Text(ours.Loss, 3)} | {Text(protocol.Seconds, 2)} | {Text(ours.Seconds, 2)} |");
        return protocol.Verdict(anchor) != AnchorResult.Below && ours.Verdict(anchor) != AnchorResult.Below;

        AnchorResult Measure(Func<int, (ITrainableNetwork<float> Network, History History)> train)
        {
            long start = Stopwatch.GetTimestamp();
            AnchorRun[] runs = [.. Enumerable.Range(0, seeds).Select(seed =>
            {
                (ITrainableNetwork<float> network, History history) = train(seed);
                double? loss = anchor.ReferenceLoss is null ? null : Trainer.Evaluate(network, split.Train, batchSize: 1024, accuracy: false).Loss;
                return new AnchorRun(Score.Of(network, split), history.Count, loss);
            })];
            return new AnchorResult(runs, Stopwatch.GetElapsedTime(start).TotalSeconds / seeds);
        }
    }

    private static (ITrainableNetwork<float> Network, History History) Train(Anchor anchor, Split split, int seed)
    {
        ITrainableNetwork<float> network = NetworkCatalog.Create(anchor.Network, seed);
        return (network, Trainer.Fit(network, split.Train, new FitOptions { Epochs = anchor.Epochs, BatchSize = anchor.BatchSizeFor(split), Seed = seed }));
    }

    private static string Text(double? value, int digits) => value?.ToString("F" + digits, CultureInfo.InvariantCulture) ?? "";
}
