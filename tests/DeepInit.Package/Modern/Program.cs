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

var counter = new Counter(seed: 1);
counter.Fit(new TokenStream([.. Enumerable.Range(0, 200).Select(i => i % 5)]), new FitOptions { Epochs = 30, BatchSize = 8 });
bool counts = counter.Generate([1, 2], new GenerationOptions { MaxTokens = 3, Temperature = 0 }).SequenceEqual([3, 4, 0]);

bool learned = counts && p[0] < 0.2 && p[1] > 0.8 && p[2] > 0.8 && p[3] < 0.2;
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

// Of the blocks that the package brings.
[Network]
[LanguageModel]
[Input("tokens", 8, Vocabulary = 5)]
[Embedding(16, Name = "wte")]
[PositionEmbedding]
[Use(typeof(GptBlock), "Units", 16, "Heads", 1, Repeat = 2, Name = "h")]
[LayerNormalization]
[TiedDense("wte")]
[Loss(CrossEntropy)]
[AdamW(LearningRate = 0.01)]
public sealed partial class Counter;
