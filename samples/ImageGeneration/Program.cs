using Digits;
using ImageGeneration;

// dotnet run -c Release --project samples/ImageGeneration                                   the digits that come with samples/Digits
// dotnet run -c Release --project samples/ImageGeneration -- --data FOLDER [--epochs N]     MNIST or Fashion-MNIST: their image files, gzip-compressed
return args is ["--data", var folder, .. var rest] ? Fashion(folder, rest is ["--epochs", var count] ? int.Parse(count) : 20) : DigitPictures();

static int DigitPictures()
{
    (float[] pixels, _) = EmbeddedDigits.Read();
    float[] Rows(bool test) => [.. pixels.Chunk(DigitAutoencoder.InputSize).Where((_, i) => EmbeddedDigits.IsTest(i) == test).SelectMany(row => row)];
    (float[] train, float[] unseen) = (Rows(test: false), Rows(test: true));

    var model = new DigitAutoencoder(seed: 1);
    model.Fit(new Dataset<float>(train, train), new FitOptions { Epochs = 300, BatchSize = 64, Seed = 1, Callbacks = { new TerminateOnNaN() } });

    // Gradients are computed with noise, as training does; the loss with it is the negative ELBO. A loss alone would be computed at the mean.
    double elbo = -model.ComputeGradients(unseen, unseen);
    Console.WriteLine($"ELBO {elbo:0.00} nats per image, on {unseen.Length / DigitAutoencoder.InputSize} digits that it has not seen");

    var decoder = new DigitDecoder();
    TakeParameters(decoder.Parameters, model.Parameters);
    float[] shown = unseen[..(16 * DigitAutoencoder.InputSize)];
    (float[] means, float[] again) = (new float[16 * DigitAutoencoder.MeanOutputSize], new float[shown.Length]);
    model.Predict(shown, means, new float[16 * DigitAutoencoder.LogVarianceOutputSize], again);
    new Pictures(side: 8, scale: 6).SaveAll("digits", z => decoder.Predict(z), DigitDecoder.InputSize, shown, means, again);
    return elbo > -25 ? 0 : 1;
}

static int Fashion(string folder, int epochs)
{
    float[] Read(string part) => IdxFile.Read(Path.Combine(folder, $"{part}-images-idx3-ubyte.gz")).ToSingles(1 / 255.0);
    (float[] train, float[] unseen) = (Read("train"), Read("t10k"));

    var model = new FashionAutoencoder(seed: 1);
    model.Fit(new Dataset<float>(train, train), new FitOptions { Epochs = epochs, BatchSize = 128, Seed = 1, Verbose = true, Callbacks = { new TerminateOnNaN() } });

    // In parts of one size, so that memory stays small and their mean is that of all.
    const int Part = 1000 * FashionAutoencoder.InputSize;
    double elbo = Enumerable.Range(0, unseen.Length / Part).Average(i => -model.ComputeGradients(unseen.AsSpan(i * Part, Part), unseen.AsSpan(i * Part, Part)));
    Console.WriteLine($"ELBO {elbo:0.00} nats per image, on {unseen.Length / FashionAutoencoder.InputSize} images that it has not seen");

    var decoder = new FashionDecoder();
    TakeParameters(decoder.Parameters, model.Parameters);
    float[] shown = unseen[..(16 * FashionAutoencoder.InputSize)];
    (float[] means, float[] again) = (new float[16 * FashionAutoencoder.MeanOutputSize], new float[shown.Length]);
    model.Predict(shown, means, new float[16 * FashionAutoencoder.LogVarianceOutputSize], again);
    new Pictures(side: 28, scale: 2).SaveAll("fashion", z => decoder.Predict(z), FashionDecoder.InputSize, shown, means, again);
    return 0;
}

// Parameters go by their names.
static void TakeParameters(ParameterCollection<float> decoder, ParameterCollection<float> model)
{
    foreach (Parameter<float> parameter in decoder)
        parameter.CopyFrom(model[parameter.Name].ToArray());
}
