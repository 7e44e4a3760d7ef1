using System.CommandLine;
using Samples.Shared;

namespace Workbench;

/// <summary>Trains one of the declared networks on a CSV file or a folder of IDX files, and writes what came of it.</summary>
internal static class TrainCommand
{
    private static readonly Option<FileInfo?> Csv = new("--csv") { Description = "A CSV file: a header, a row a line. Row i is a test row when i mod 5 = 4." };
    private static readonly Option<DirectoryInfo?> Idx = new("--idx") { Description = "A folder with MNIST's four files (.gz or not)." };
    private static readonly Option<string> Network = new("--network") { Description = "Which network of Networks.cs.", Required = true };
    private static readonly Option<string?> Label = new("--label") { Description = "The column of the target; the last one unless given." };
    private static readonly Option<string[]> Ignore = new("--ignore") { HelpName = "COLUMNS", Description = "Columns of the CSV file to leave out, such as identifiers: --ignore id name, or --ignore id,name.", AllowMultipleArgumentsPerToken = true };
    private static readonly Option<bool> NoHeader = new("--no-header") { Description = "The first line is a row; columns are named 0, 1, …" };
    private static readonly Option<int> Epochs = new("--epochs") { Description = "How often to go through the data.", DefaultValueFactory = _ => 50 };
    private static readonly Option<int> BatchSize = new("--batch-size") { Description = "Rows a step.", DefaultValueFactory = _ => 32 };
    private static readonly Option<int> Seed = new("--seed") { Description = "Where weights start and how rows are shuffled." };
    private static readonly Option<DirectoryInfo> Output = new("--output") { Description = "Where the files go.", DefaultValueFactory = _ => new DirectoryInfo("workbench") };

    public static void AddTo(RootCommand root)
    {
        Network.AcceptOnlyFromAmong([.. NetworkCatalog.Names]);
        Epochs.AtLeastOne();
        BatchSize.AtLeastOne();
        foreach (Option option in new Option[] { Csv, Idx, Network, Label, Ignore, NoHeader, Epochs, BatchSize, Seed, Output })
            root.Options.Add(option);
        root.Validators.Add(result =>
        {
            if ((result.GetResult(Csv) is null) == (result.GetResult(Idx) is null))
                result.AddError("Give the data: either --csv FILE or --idx FOLDER.");
        });
        root.SetAction(RunAsync);
    }

    private static async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellation)
    {
        ITrainableNetwork<float> network = NetworkCatalog.Create(arguments.GetValue(Network)!, arguments.GetValue(Seed));
        Split split = arguments.GetValue(Csv) is { } file ? ReadCsv(file.FullName, arguments, network) : IdxFolder.Read(arguments.GetValue(Idx)!.FullName, network);
        network.Parameters.Transform = split.Transform;
        Console.WriteLine(network.Summary());
        Console.WriteLine($"{split.TrainRows} rows to learn from, {split.TestRows} to test on; Ctrl-C stops after the step and keeps what was learnt\n");

        var options = new FitOptions
        {
            Epochs = arguments.GetValue(Epochs),
            BatchSize = arguments.GetValue(BatchSize),
            Seed = arguments.GetValue(Seed),
            Validation = split.Test,
            Accuracy = split.Classes.Count > 0,
            Callbacks = { new TerminateOnNaN() },
            Verbose = true,
            CancellationToken = cancellation,
        };
        if (split.Classes.Count > 0)
            options.Metrics.Add(new ConfusionMatrixMetric([.. split.Classes]));

        History history;
        try
        {
            history = await network.FitAsync(split.Train, options);
        }
        catch (FitCanceledException stopped)
        {
            history = stopped.History;
            Console.WriteLine($"\nstopped in epoch {history.Count + 1}; the network is whole");
        }

        Console.WriteLine($"\non the test rows: {Score.Of(network, split)}");
        Save(network, history, arguments.GetValue(Output)!.FullName);
        return 0;
    }

    private static Split ReadCsv(string path, ParseResult arguments, ITrainableNetwork<float> network)
    {
        CsvTable table = CsvTable.Read(path, new CsvOptions { HasHeader = !arguments.GetValue(NoHeader) });
        string label = Column(arguments.GetValue(Label) ?? table.Columns[^1], "--label");
        string[] ignored = [.. Ignored(table, arguments.GetValue(Ignore) ?? []).Select(name => Column(name, "--ignore")).Distinct()];
        return ignored.Contains(label)
            ? throw new DataFileException($"'{path}': --ignore leaves out the label, '{label}'; expected other columns.")
            : Split.Of(table, label, network, ignored.ToDictionary(name => name, _ => CsvColumnKind.Ignored));

        string Column(string name, string option) => table.Columns.Contains(name)
            ? name
            : throw new DataFileException($"'{path}': {option} names no column, '{name}'; the nearest is '{EditDistance.Nearest(name, table.Columns)}'.");
    }

    // A column may have a comma in its name; only what is no column as a whole is several.
    private static IEnumerable<string> Ignored(CsvTable table, string[] typed) =>
        typed.SelectMany(name => table.Columns.Contains(name) ? [name] : name.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));

    private static void Save(ITrainableNetwork<float> network, History history, string folder)
    {
        Directory.CreateDirectory(folder);
        string Place(string name) => Path.Combine(folder, name);
        history.SaveReport(Place("report.html"));
        WeightFile.Save(network.Parameters, Place("weights.safetensors"));
        network.SaveOnnx(Place("network.onnx"));
        Console.WriteLine($"report: {Place("report.html")}");
        Console.WriteLine($"weights{(network.Parameters.Transform is null ? "" : " and how columns are transformed")}: {Place("weights.safetensors")}");
        Console.WriteLine($"ONNX, which takes {(network.Parameters.Transform is null ? "pixels / 255" : "the transformed columns")}: {Place("network.onnx")}");
    }
}
