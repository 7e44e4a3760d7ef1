using System.CommandLine;
using System.Globalization;
using Digits;
using ImageGeneration;
using Samples.Shared;

// dotnet run -c Release --project samples/ImageGeneration                    the digits that come with samples/Digits
// dotnet run -c Release --project samples/ImageGeneration -- --data FOLDER   MNIST or Fashion-MNIST: their image files
const int Shown = 16;

Option<DirectoryInfo> data = SampleCommand.Data("The image files of MNIST or Fashion-MNIST (.gz or not). Without it, the digits that come with samples/Digits.");
Option<int?> epochs = new Option<int?>("--epochs") { Description = "How often to go through the images; 300, or 20 with --data, unless given." }.AtLeastOne();
Option<int> seed = new("--seed") { Description = "Where weights start, and the draws.", DefaultValueFactory = _ => 1 };
Option<DirectoryInfo> output = SampleCommand.Output();

RootCommand root = new("Trains a variational autoencoder, and has it make pictures.") { data, epochs, seed, output };
root.Does((arguments, stop) =>
{
    var options = new Options(
        arguments.GetValue(epochs) ?? (arguments.GetValue(data) is null ? 300 : 20),
        arguments.GetValue(seed),
        arguments.GetValue(output)!.CreateIfMissing(),
        stop);
    return arguments.GetValue(data) is { } folder ? Images(folder.FullName, options) : DigitPictures(options);
});
return await root.RunAsync(args);

static int DigitPictures(Options options)
{
    (float[] pixels, _) = EmbeddedDigits.Read();
    float[] Rows(bool test) => [.. pixels.Chunk(DigitAutoencoder.InputSize).Where((_, i) => EmbeddedDigits.IsTest(i) == test).SelectMany(row => row)];
    (float[] train, float[] unseen) = (Rows(test: false), Rows(test: true));

    var model = new DigitAutoencoder(options.Seed);
    Train(model.Fit, train, options, batch: 64);

    // Gradients are computed with noise, as training does; the loss with it is the negative ELBO. A loss alone would be computed at the mean.
    double elbo = -model.ComputeGradients(unseen, unseen);
    WriteElbo(elbo, unseen.Length / DigitAutoencoder.InputSize);

    var decoder = new DigitDecoder();
    TakeParameters(decoder.Parameters, model.Parameters);
    float[] shown = unseen[..(Shown * DigitAutoencoder.InputSize)];
    (float[] means, float[] again) = (new float[Shown * DigitAutoencoder.MeanOutputSize], new float[shown.Length]);
    model.Predict(shown, means, new float[Shown * DigitAutoencoder.LogVarianceOutputSize], again);
    new Pictures(side: 8, scale: 9).SaveAll(Path.Combine(options.Output, "digits"), z => decoder.Predict(z), DigitDecoder.InputSize, shown, means, again);
    return elbo > -25 ? 0 : 1;
}

static int Images(string folder, Options options)
{
    var files = new MnistFolder(folder);
    (float[] train, float[] unseen) = (Read(MnistFolder.Train), Read(MnistFolder.Test));

    var model = new ImageAutoencoder(options.Seed);
    Train(model.Fit, train, options, batch: 128);

    // In parts of one size, so that memory stays small and their mean is that of all.
    const int Part = 1000 * ImageAutoencoder.InputSize;
    double elbo = Enumerable.Range(0, unseen.Length / Part).Average(i => -model.ComputeGradients(unseen.AsSpan(i * Part, Part), unseen.AsSpan(i * Part, Part)));
    WriteElbo(elbo, unseen.Length / ImageAutoencoder.InputSize);

    var decoder = new ImageDecoder();
    TakeParameters(decoder.Parameters, model.Parameters);
    float[] shown = unseen[..(Shown * ImageAutoencoder.InputSize)];
    (float[] means, float[] again) = (new float[Shown * ImageAutoencoder.MeanOutputSize], new float[shown.Length]);
    model.Predict(shown, means, new float[Shown * ImageAutoencoder.LogVarianceOutputSize], again);
    new Pictures(side: 28, scale: 3).SaveAll(Path.Combine(options.Output, "images"), z => decoder.Predict(z), ImageDecoder.InputSize, shown, means, again);
    return 0;

    float[] Read(string part)
    {
        float[] images = files.Images(part, out int pixels);
        return pixels == ImageAutoencoder.InputSize
            ? images
            : throw new DataFileException($"'{folder}': ImageAutoencoder reads images of {ImageAutoencoder.InputSize} pixels; the {part} images have {pixels}.");
    }
}

static void Train(Func<Dataset<float>, FitOptions?, History> fit, float[] images, Options options, int batch)
{
    Console.WriteLine("Ctrl-C stops after the step, and shows what was learnt until then.");
    try
    {
        fit(new Dataset<float>(images, images), new FitOptions
        {
            Epochs = options.Epochs,
            BatchSize = batch,
            Seed = options.Seed,
            Verbose = true,
            Callbacks = { new TerminateOnNaN() },
            CancellationToken = options.Stop,
        });
    }
    catch (FitCanceledException stopped)
    {
        Console.WriteLine($"\nstopped in epoch {stopped.History.Count + 1}");
    }
}

static void WriteElbo(double elbo, int images) =>
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"ELBO {elbo:0.00} nats per image, on {images} images that it has not seen"));

// Parameters go by their names.
static void TakeParameters(ParameterCollection<float> decoder, ParameterCollection<float> model)
{
    foreach (Parameter<float> parameter in decoder)
        parameter.CopyFrom(model[parameter.Name].ToArray());
}
