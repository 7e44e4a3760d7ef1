using Digits;
using ImageGeneration;

// dotnet run -c Release --project samples/ImageGeneration                    the digits that come with samples/Digits
// dotnet run -c Release --project samples/ImageGeneration -- --data FOLDER   MNIST or Fashion-MNIST: their image files, gzip-compressed
return args is ["--data", var folder, .. var rest] ? Fashion(folder, rest is ["--epochs", var count] ? int.Parse(count) : 20) : DigitPictures();

static int DigitPictures()
{
    const int Epochs = 300;
    (float[] pixels, _) = EmbeddedDigits.Read();
    float[] Rows(bool test) => [.. pixels.Chunk(DigitAutoencoder.InputSize).Where((_, i) => EmbeddedDigits.IsTest(i) == test).SelectMany(row => row)];
    (float[] train, float[] unseen) = (Rows(test: false), Rows(test: true));

    var model = new DigitAutoencoder(seed: 1);
    model.Fit(new Dataset<float>(train, train), new FitOptions { Epochs = Epochs, BatchSize = 64, Seed = 1, Callbacks = { new TerminateOnNaN() } });

    // Gradients are computed with noise, as training does; the loss with it is the negative ELBO. A loss alone would be computed at the mean.
    double elbo = -model.ComputeGradients(unseen, unseen);
    Console.WriteLine($"{Epochs} epochs: ELBO {elbo:0.00} nats per image on {unseen.Length / DigitAutoencoder.InputSize} digits that it has not seen");

    var decoder = new DigitDecoder();
    foreach (Parameter<float> parameter in decoder.Parameters)
        parameter.CopyFrom(model.Parameters[parameter.Name].ToArray());

    var pictures = new Pictures(side: 8, scale: 6);
    pictures.Save("digits-samples.png", decoder.Predict(Pictures.Normal(144 * DigitDecoder.InputSize, seed: 2)), columns: 12);

    float[] shown = unseen[..(16 * DigitAutoencoder.InputSize)];
    (float[] means, float[] again) = (new float[16 * DigitAutoencoder.MeanOutputSize], new float[shown.Length]);
    model.Predict(shown, means, new float[16 * DigitAutoencoder.LogVarianceOutputSize], again);
    pictures.Save("digits-reconstructions.png", [.. shown, .. again], columns: 16);
    pictures.Save("digits-interpolations.png", decoder.Predict(Pictures.Lines(means, DigitDecoder.InputSize, steps: 12)), columns: 12);
    return elbo > -25 ? 0 : 1;
}

static int Fashion(string folder, int epochs)
{
    float[] Read(string part) => IdxFile.Read(Path.Combine(folder, $"{part}-images-idx3-ubyte.gz")).ToSingles(1 / 255.0);
    (float[] train, float[] unseen) = (Read("train"), Read("t10k"));

    var model = new FashionAutoencoder(seed: 1);
    model.Fit(new Dataset<float>(train, train), new FitOptions { Epochs = epochs, BatchSize = 128, Seed = 1, Verbose = true, Callbacks = { new TerminateOnNaN() } });

    // With noise: see above. In parts, whose means have equal weights.
    const int Part = 1000 * FashionAutoencoder.InputSize;
    double elbo = Enumerable.Range(0, unseen.Length / Part).Average(i => -model.ComputeGradients(unseen.AsSpan(i * Part, Part), unseen.AsSpan(i * Part, Part)));
    Console.WriteLine($"{epochs} epochs: ELBO {elbo:0.00} nats per image on {unseen.Length / FashionAutoencoder.InputSize} images that it has not seen");

    var decoder = new FashionDecoder();
    foreach (Parameter<float> parameter in decoder.Parameters)
        parameter.CopyFrom(model.Parameters[parameter.Name].ToArray());

    var pictures = new Pictures(side: 28, scale: 2);
    pictures.Save("fashion-samples.png", decoder.Predict(Pictures.Normal(144 * FashionDecoder.InputSize, seed: 2)), columns: 12);

    float[] shown = unseen[..(16 * FashionAutoencoder.InputSize)];
    (float[] means, float[] again) = (new float[16 * FashionAutoencoder.MeanOutputSize], new float[shown.Length]);
    model.Predict(shown, means, new float[16 * FashionAutoencoder.LogVarianceOutputSize], again);
    pictures.Save("fashion-reconstructions.png", [.. shown, .. again], columns: 16);
    pictures.Save("fashion-interpolations.png", decoder.Predict(Pictures.Lines(means, FashionDecoder.InputSize, steps: 12)), columns: 12);
    return 0;
}
