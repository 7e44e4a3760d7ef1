using System.Diagnostics;
using System.Numerics;

// NativeAot         trains, saves, loads; prints the width of a vector and the time of a step, one thread
// NativeAot first   one step, for the time from the start of the process
var tabular = new Tabular(seed: 1) { MaxThreads = 1 };
float[] x = new float[32 * 100], y = new float[32];
var random = new Random(1);
for (int i = 0; i < x.Length; i++)
    x[i] = random.NextSingle() - 0.5f;
for (int row = 0; row < y.Length; row++)
    y[row] = x[100 * row] > 0 ? 1 : 0;

float before = tabular.TrainBatch(x, y);
if (args.Length > 0)
    return 0;

for (int step = 0; step < 2000; step++)
    tabular.TrainBatch(x, y);
long start = Stopwatch.GetTimestamp();
for (int step = 0; step < 10000; step++)
    tabular.TrainBatch(x, y);
double small = Stopwatch.GetElapsedTime(start).TotalMicroseconds / 10000;

var digits = new Digits(seed: 1) { MaxThreads = 1 };
float[] images = new float[64 * 784];
int[] classes = new int[64];
for (int i = 0; i < images.Length; i++)
    images[i] = random.NextSingle();
for (int step = 0; step < 50; step++)
    digits.TrainBatch(images, classes);
start = Stopwatch.GetTimestamp();
for (int step = 0; step < 500; step++)
    digits.TrainBatch(images, classes);
double medium = Stopwatch.GetElapsedTime(start).TotalMicroseconds / 500;

string file = Path.Combine(AppContext.BaseDirectory, "tabular.safetensors");
tabular.Save(file);
var reloaded = new Tabular(seed: 2);
reloaded.Load(file);
bool same = reloaded.Predict(x).AsSpan().SequenceEqual(tabular.Predict(x));
float after = tabular.ComputeLoss(x, y);
Console.WriteLine(FormattableString.Invariant(
    $"{Vector<float>.Count * 32} bits; step 100-64-1 x 32 {small:0.0} us, 784-128-10 x 64 {medium:0} us; loss {before:0.000} -> {after:0.0000}; saved and loaded {(same ? "the same" : "something else")}"));
return same && after < 0.01 ? 0 : 1;

[Network]
[Input(100)]
[Dense(64, Init = He, Activation = ReLU)]
[Dense(1, Activation = Sigmoid)]
[Loss(BinaryCrossEntropy)]
[AdamW(LearningRate = 1e-3)]
public sealed partial class Tabular;

[Network]
[Input(784)]
[Dense(128, Init = He, Activation = ReLU)]
[Dense(10)]
[Loss(CrossEntropy)]
[AdamW(LearningRate = 1e-3)]
public sealed partial class Digits;
