float[] x = [0, 0, 0, 1, 1, 0, 1, 1];
float[] y = [0, 1, 1, 0];

var model = new Xor(seed: 1);
float before = model.ComputeLoss(x, y);
for (int step = 0; step < 500; step++)
    model.TrainBatch(x, y);
float[] p = model.Predict(x);

string file = Path.Combine(AppContext.BaseDirectory, "xor.safetensors");
model.Save(file);
var reloaded = new Xor(seed: 2);
reloaded.Load(file);

bool learned = p[0] < 0.2 && p[1] > 0.8 && p[2] > 0.8 && p[3] < 0.2;
bool same = reloaded.Predict(x).SequenceEqual(p);
Console.WriteLine(FormattableString.Invariant($"loss {before:0.0000} -> {model.ComputeLoss(x, y):0.0000}, saved and loaded {(same ? "the same" : "something else")}"));
return learned && same ? 0 : 1;

[Network]
[Input(2)]
[Dense(8, Init = Xavier, Activation = Tanh)]
[Dense(1, Activation = Sigmoid)]
[Loss(BinaryCrossEntropy)]
[Adam(LearningRate = 0.05)]
public sealed partial class Xor;
