using QuickStart;

// dotnet run -c Release --project samples/QuickStart [-- seed]
int seed = args.Length > 0 ? int.Parse(args[0]) : 0;

BreastCancer data = BreastCancer.Load();
var model = new TumourClassifier(seed);
Console.WriteLine(model.Summary());

model.Fit(data.Train, new FitOptions { Epochs = 30, BatchSize = 32, Seed = seed, ValidationSplit = 0.1, Accuracy = true, Verbose = true });

float[] probabilities = model.Predict(data.TestInputs);
double accuracy = probabilities.Zip(data.TestTargets, (p, y) => p > 0.5f == y > 0.5f).Average(right => right ? 1.0 : 0.0);
Console.WriteLine($"\ntest accuracy {accuracy:0.000} on {probabilities.Length} patients");

string file = Path.Combine(Path.GetTempPath(), "tumour-classifier.safetensors");
model.Save(file);
var reloaded = new TumourClassifier(seed + 1);
reloaded.Load(file);
bool same = reloaded.Predict(data.TestInputs).SequenceEqual(probabilities);
Console.WriteLine($"saved {new FileInfo(file).Length:N0} bytes to {file}; the reloaded network predicts {(same ? "the same, bit for bit" : "something else!")}");
return same ? 0 : 1;
