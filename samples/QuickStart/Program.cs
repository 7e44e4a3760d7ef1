using QuickStart;
using Samples.Shared;

// dotnet run -c Release --project samples/QuickStart [-- --seed N]     or the seed alone
if (args is [var alone] && int.TryParse(alone, out _))
    args = ["--seed", alone];
PlainOption[] options = [new("--seed", "N", "Where weights start and how rows are shuffled; 0 unless given.")];
if (PlainCommandLine.Read(args, "Trains a network on the Wisconsin breast cancer data, saves it, loads it again and compares.", options, out int exitCode) is not { } given)
    return exitCode;
if (!given.TryInteger("--seed", 0, out int seed))
    return PlainCommandLine.NotUnderstood;

BreastCancer data = BreastCancer.Load();
var model = new TumourClassifier(seed);
model.Parameters.Transform = data.Transform;    // goes into the file with the weights
Console.WriteLine(model.Summary());

model.Fit(data.Train, new FitOptions { Epochs = 30, BatchSize = 32, Seed = seed, ValidationSplit = 0.1, Accuracy = true, Verbose = true });

float[] probabilities = model.Predict(data.TestInputs);
double accuracy = probabilities.Zip(data.TestTargets, (p, y) => p > 0.5f == y > 0.5f).Average(right => right ? 1.0 : 0.0);
Console.WriteLine($"\ntest accuracy {accuracy:0.000} on {probabilities.Length} patients");

string file = Path.Combine(Path.GetTempPath(), "tumour-classifier.safetensors");
model.Save(file);
var reloaded = new TumourClassifier(seed + 1);
reloaded.Load(file);

// Who has only the file has measurements as they are: the file's transform makes of them what the network reads.
float[] measured = [.. data.RawTestInputs];
reloaded.Parameters.Transform!.Apply(measured);
bool same = reloaded.Predict(measured).SequenceEqual(probabilities);
Console.WriteLine($"saved {new FileInfo(file).Length:N0} bytes to {file}; the reloaded network predicts {(same ? "the same from raw measurements, bit for bit" : "something else!")}");
return same ? 0 : 1;
