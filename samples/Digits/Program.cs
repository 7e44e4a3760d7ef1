using System.CommandLine;
using Digits;
using Samples.Shared;

// dotnet run -c Release --project samples/Digits                    the digits that come with it, five seeds, and a report
// dotnet run -c Release --project samples/Digits -- --data FOLDER   MNIST or Fashion-MNIST: their four .gz files
Option<DirectoryInfo> data = SampleCommand.Data("MNIST's or Fashion-MNIST's four .gz files. Without it, the digits that come with the sample.");
Option<DirectoryInfo> output = SampleCommand.Output();

RootCommand root = new("Trains networks to read handwritten digits, with metrics and a report.") { data, output };
root.Does((arguments, stop) =>
{
    string place = arguments.GetValue(output)!.CreateIfMissing();
    return arguments.GetValue(data) is { } folder ? TrainImages(folder.FullName, place, stop) : TrainDigits(place, stop);
});
return await root.RunAsync(args);

static int TrainDigits(string output, CancellationToken stop)
{
    (Dataset<float> train, Dataset<float> test) = EmbeddedDigits.Load();
    var accuracies = new List<double>();
    string report = Path.Combine(output, "digits.html");
    for (int seed = 0; seed < 5; seed++)
    {
        var model = new DigitClassifier(seed);
        FitOptions options = new()
        {
            Epochs = 200,
            BatchSize = 200,
            Seed = seed,
            Validation = test,
            Accuracy = true,
            Metrics = { new ConfusionMatrixMetric() },
            Callbacks = { new TerminateOnNaN(), new LayerStatistics() },
            CancellationToken = stop,
        };
        History history = model.Fit(train, options);
        accuracies.Add(history.Last!.ValidationAccuracy!.Value);
        Console.WriteLine($"seed {seed}: {history.Last}");
        if (seed == 0)
            history.SaveReport(report);
    }

    Console.WriteLine($"\ntest accuracy {accuracies.Average():0.000} [{accuracies.Min():0.000}, {accuracies.Max():0.000}]; scikit-learn's MLP: 0.974 [0.969, 0.978]");
    Console.WriteLine($"report of seed 0: {report}");
    return accuracies.Average() >= 0.969 ? 0 : 1;
}

static int TrainImages(string folder, string output, CancellationToken stop)
{
    Dataset<float> Read(string part) => new(
        IdxFile.Read(Path.Combine(folder, $"{part}-images-idx3-ubyte.gz")).ToSingles(1 / 255.0),
        IdxFile.Read(Path.Combine(folder, $"{part}-labels-idx1-ubyte.gz")).ToIntegers());

    var model = new ImageClassifier(seed: 0);
    History history = model.Fit(Read("train"), new FitOptions { Epochs = 10, BatchSize = 128, Validation = Read("t10k"), Accuracy = true, Verbose = true, CancellationToken = stop });
    string report = Path.Combine(output, "images.html");
    history.SaveReport(report);
    Console.WriteLine($"report: {report}");
    return 0;
}
