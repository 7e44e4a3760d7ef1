#:package DeepInit.Gen@1.0.0-*
#:property PublishAot=false

var model = new Xor(seed: 1);
History history = model.Fit(new Dataset<float>([0, 0, 0, 1, 1, 0, 1, 1], [0f, 1, 1, 0]), new FitOptions { Epochs = 500, BatchSize = 4 });
Console.WriteLine($"loss {history.Last!.Loss:0.0000}: 0 xor 1 = {model.Predict([0, 1])[0]:0.000}, 1 xor 1 = {model.Predict([1, 1])[0]:0.000}");

[Network] [Input(2)] [Dense(8, Activation = Tanh)] [Dense(1, Activation = Sigmoid)]
[Loss(BinaryCrossEntropy)] [AdamW(LearningRate = 0.05)]
public sealed partial class Xor;
