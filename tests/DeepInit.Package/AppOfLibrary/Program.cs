float[] x = [.. Enumerable.Range(0, 128).Select(i => (i / 64f) - 1f)];
float[] sine = [.. x.Select(value => MathF.Sin(3 * value))];
float[] square = [.. x.Select(value => value * value)];

var ofLibrary = new Networks.Sine(seed: 1);
var own = new Square(seed: 1);
ofLibrary.Fit(new Dataset<float>(x, sine), new FitOptions { Epochs = 200, BatchSize = 32 });
own.Fit(new Dataset<float>(x, square), new FitOptions { Epochs = 200, BatchSize = 32 });

float sineLoss = ofLibrary.ComputeLoss(x, sine), squareLoss = own.ComputeLoss(x, square);
Console.WriteLine(FormattableString.Invariant($"sine {sineLoss:0.00000}, square {squareLoss:0.00000}"));
return sineLoss < 0.01 && squareLoss < 0.01 ? 0 : 1;

[Network]
[Input(1)]
[Dense(16, Activation = Softplus)]
[Dense(1)]
[Loss(Huber)]
[Adam(LearningRate = 0.02)]
internal sealed partial class Square;
