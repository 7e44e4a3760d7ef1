using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using ImageClassification;
using Samples.Shared;

// dotnet run -c Release --project samples/ImageClassification                    the digits that come with it
// dotnet run -c Release --project samples/ImageClassification -- --data FOLDER   Fashion-MNIST or MNIST: their four files
Option<DirectoryInfo> data = SampleCommand.Data("Fashion-MNIST's or MNIST's four files (.gz or not). Without it, the digits that come with the sample.");
Option<int> seeds = new Option<int>("--seeds") { Description = "How many networks are trained, with seeds 0, 1, …", DefaultValueFactory = _ => 5 }.AtLeastOne();
Option<int?> epochs = new Option<int?>("--epochs") { Description = "Epochs of each; 60, or 20 with --data, unless given." }.AtLeastOne();
Option<bool> plain = new("--no-augmentation") { Description = "Images as they are: not shifted, clothes not mirrored." };
Option<bool> constant = new("--constant-rate") { Description = "The same learning rate from the first step to the last; else it warms up and falls as a cosine." };
Option<DirectoryInfo> output = SampleCommand.Output();

RootCommand root = new("Trains networks to tell images apart, and shows what they mistake.") { data, seeds, epochs, plain, constant, output };
root.Does((arguments, stop) =>
{
    var options = new Options(
        arguments.GetValue(seeds),
        arguments.GetValue(epochs) ?? (arguments.GetValue(data) is null ? 60 : 20),
        !arguments.GetValue(plain),
        !arguments.GetValue(constant),
        arguments.GetValue(output)!.CreateIfMissing(),
        stop);
    return arguments.GetValue(data) is { } folder ? TrainImages(folder.FullName, options) : TrainDigits(options);
});
return await root.RunAsync(args);

static int TrainDigits(Options options)
{
    (LabelledImages train, LabelledImages test) = DigitImages.Read();
    return Train(train, test, options, batch: 64, flip: false, goal: 0.969, seed =>
    {
        var model = new DigitClassifier(seed);
        return (model, model.Fit, x => model.Predict(x));
    });
}

static int TrainImages(string folder, Options options)
{
    (LabelledImages train, LabelledImages test) = new MnistFolder(folder).Read();
    if (train.Size != 28 || train.Names.Count != 10)
        throw new DataFileException($"'{folder}': ImageClassifier reads 28 × 28 pixels and tells 10 classes apart; the images have {train.Size} × {train.Size} and {train.Names.Count}.");

    // A mirrored shoe is a shoe; a mirrored digit is none.
    bool clothes = train.Names == MnistFolder.Clothes;
    return Train(train, test, options, batch: 128, flip: clothes, goal: clothes ? 0.92 : 0.99, seed =>
    {
        var model = new ImageClassifier(seed);
        return (model, model.Fit, x => model.Predict(x));
    });
}

static int Train(
    LabelledImages train,
    LabelledImages test,
    Options options,
    int batch,
    bool flip,
    double goal,
    Func<int, (ITrainableNetwork<float> Model, Func<Dataset<float>, FitOptions?, History> Fit, Func<float[], float[]> Predict)> create)
{
    var accuracies = new List<double>();
    int steps = options.Epochs * ((train.Labels.Length + batch - 1) / batch);
    for (int seed = 0; seed < options.Seeds && !options.Stop.IsCancellationRequested; seed++)
    {
        (ITrainableNetwork<float> model, Func<Dataset<float>, FitOptions?, History> fit, Func<float[], float[]> predict) = create(seed);
        if (seed == 0)
            Console.WriteLine($"{model.Summary()}\nCtrl-C stops after the step, and shows what was learnt until then.\n");

        FitOptions settings = new()
        {
            Epochs = options.Epochs,
            BatchSize = batch,
            Seed = seed,
            Schedule = options.Anneals ? new WarmupCosine(steps / 20, steps) : null,
            Callbacks = { new TerminateOnNaN(), new LayerStatistics() },
            Verbose = true,
            CancellationToken = options.Stop,
        };
        if (options.Augments)
            settings.Callbacks.Add(new RandomShiftFlip(train.Pixels, train.Size, shift: 1, flip, seed));

        long start = Stopwatch.GetTimestamp();
        History history;
        try
        {
            history = fit(new Dataset<float>(train.Pixels, train.Labels), settings);
        }
        catch (FitCanceledException stopped)
        {
            history = stopped.History;
            Console.WriteLine($"\nstopped in epoch {history.Count + 1}");
        }

        TimeSpan time = Stopwatch.GetElapsedTime(start);
        float[] probabilities = predict(test.Pixels);
        int[] predicted = Mistakes.Likeliest(probabilities, test.Names.Count);
        IReadOnlyList<Mistake> mistakes = Mistakes.Find(probabilities, predicted, test.Labels);
        accuracies.Add(1 - ((double)mistakes.Count / test.Labels.Length));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"seed {seed}: test accuracy {accuracies[^1]:0.0000} after {history.Count} epochs in {time.TotalSeconds:0} s"));
        if (seed == 0)
            Show(history, predicted, mistakes, test, options.Output);
    }

    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\nmean test accuracy of {accuracies.Count} seeds {accuracies.Average():0.0000} [{accuracies.Min():0.0000}, {accuracies.Max():0.0000}]"));
    return accuracies.Average() >= goal ? 0 : 1;
}

static void Show(History history, int[] predicted, IReadOnlyList<Mistake> mistakes, LabelledImages test, string output)
{
    Console.WriteLine(ConfusionText.Of(predicted, test.Labels, test.Names));
    string Place(string name) => Path.Combine(output, name);
    history.SaveReport(Place("training.html"));
    ConfusionPicture.Save(Place("confusion.png"), predicted, test.Labels, test.Names);
    IReadOnlyList<Mistake> worst = [.. mistakes.Take(48)];
    Mistakes.SavePicture(Place("mistakes.png"), worst, test);
    Mistakes.SavePage(Place("mistakes.html"), worst, test, "What the network was surest of, and wrong");
    Console.WriteLine($"of seed 0, in {output}: training.html, confusion.png, mistakes.png, mistakes.html\n");
}
