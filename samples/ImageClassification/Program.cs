using System.Diagnostics;
using System.Globalization;
using Digits;
using ImageClassification;

// dotnet run -c Release --project samples/ImageClassification                    the digits that come with it
// dotnet run -c Release --project samples/ImageClassification -- --data FOLDER   Fashion-MNIST: its four .gz files
if (Options.Parse(args) is not { } options)
{
    Console.Error.WriteLine("ImageClassification " + Options.Usage);
    return 2;
}

return options.Data is { } folder ? TrainClothes(folder, options) : TrainDigits(options);

static int TrainDigits(Options options)
{
    (Images train, Images test) = Images.Digits();
    return Train(train, test, options, batch: 64, shift: 1, flip: false, goal: 0.969, seed =>
    {
        var model = new DigitClassifier(seed);
        return (model, model.Fit, x => model.Predict(x));
    });
}

static int TrainClothes(string folder, Options options)
{
    (Images train, Images test) = Images.FashionMnist(folder);
    return Train(train, test, options, batch: 128, shift: 1, flip: true, goal: 0.92, seed =>
    {
        var model = new ClothesClassifier(seed);
        return (model, model.Fit, x => model.Predict(x));
    });
}

static int Train(
    Images train,
    Images test,
    Options options,
    int batch,
    int shift,
    bool flip,
    double goal,
    Func<int, (ITrainableNetwork<float> Model, Func<Dataset<float>, FitOptions?, History> Fit, Func<float[], float[]> Predict)> create)
{
    var accuracies = new List<double>();
    int steps = options.Epochs * ((train.Labels.Length + batch - 1) / batch);
    for (int seed = 0; seed < options.Seeds; seed++)
    {
        (ITrainableNetwork<float> model, Func<Dataset<float>, FitOptions?, History> fit, Func<float[], float[]> predict) = create(seed);
        if (seed == 0)
            Console.WriteLine(model.Summary());

        FitOptions settings = new()
        {
            Epochs = options.Epochs,
            BatchSize = batch,
            Seed = seed,
            Schedule = options.Anneals ? new WarmupCosine(steps / 20, steps) : null,
            Callbacks = { new TerminateOnNaN(), new LayerStatistics() },
            Verbose = true,
        };
        if (options.Augments)
            settings.Callbacks.Add(new RandomShiftFlip(train.Pixels, train.Size, shift, flip, seed));

        long start = Stopwatch.GetTimestamp();
        History history = fit(new Dataset<float>(train.Pixels, train.Labels), settings);
        TimeSpan time = Stopwatch.GetElapsedTime(start);

        float[] probabilities = predict(test.Pixels);
        int[] predicted = Mistakes.Likeliest(probabilities, test.Names.Length);
        IReadOnlyList<Mistake> mistakes = Mistakes.Find(probabilities, predicted, test.Labels);
        accuracies.Add(1 - ((double)mistakes.Count / test.Labels.Length));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"seed {seed}: test accuracy {accuracies[^1]:0.0000} after {options.Epochs} epochs in {time.TotalSeconds:0} s"));
        if (seed == 0)
        {
            Console.WriteLine(ConfusionText.Of(predicted, test.Labels, train.Names));
            history.SaveReport("training.html");
            IReadOnlyList<Mistake> worst = [.. mistakes.Take(48)];
            Mistakes.SavePicture("mistakes.png", worst, test.Pixels, test.Size, columns: 12);
            Mistakes.SavePage("mistakes.html", worst, test.Pixels, test.Size, train.Names, "What the network was surest of, and wrong");
        }
    }

    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\nmean test accuracy of {options.Seeds} seeds {accuracies.Average():0.0000} [{accuracies.Min():0.0000}, {accuracies.Max():0.0000}]"));
    Console.WriteLine($"training of seed 0: {Path.GetFullPath("training.html")}; its worst mistakes: mistakes.html, mistakes.png");
    return accuracies.Average() >= goal ? 0 : 1;
}
