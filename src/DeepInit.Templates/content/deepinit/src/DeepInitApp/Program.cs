using DeepInitApp;

var model = new MoonClassifier(seed: 0);
Console.WriteLine(model.Summary());

(float[] points, float[] crescents) = Moons.Create(count: 1000, seed: 1);
model.Fit(new Dataset<float>(points, crescents), new FitOptions { Epochs = 20, BatchSize = 32, ValidationSplit = 0.1, Accuracy = true, Verbose = true });

model.Save("moons.safetensors");
var reloaded = new MoonClassifier();
reloaded.Load("moons.safetensors");
Console.WriteLine(FormattableString.Invariant($"a point above: {reloaded.Predict([-0.5f, 0.7f])[0]:0.000}, one below: {reloaded.Predict([0.5f, -0.7f])[0]:0.000}"));
