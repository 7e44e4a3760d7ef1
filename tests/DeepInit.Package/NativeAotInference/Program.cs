// The network of NativeAot, used for predictions only: nothing of its training may be in the program.
var tabular = new Tabular(seed: 1);
if (args.Length > 0)
    tabular.Load(args[0]);
float[] p = tabular.Predict(new float[100]);
Console.WriteLine(FormattableString.Invariant($"{p[0]:0.000}"));
return p[0] is > 0 and < 1 ? 0 : 1;

[Network]
[Input(100)]
[Dense(64, Init = He, Activation = ReLU)]
[Dense(1, Activation = Sigmoid)]
[Loss(BinaryCrossEntropy)]
[AdamW(LearningRate = 1e-3)]
public sealed partial class Tabular;
