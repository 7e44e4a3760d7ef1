namespace Workbench;

// The networks that the program can train. The number of inputs is part of a network's declaration: for your own data change one of these, or add one
// and its line in NetworkCatalog.cs. The program says how many numbers your columns make.
// Rates and decays are those that "anchors --tune" picks, by rows held out of the training rows of the data sets in README.md.

[Network]
[Input(4)]
[Dense(16, Init = XavierUniform, Activation = ReLU)]
[Dense(3)]
[Loss(CrossEntropy)]
[AdamW(LearningRate = 3e-3, WeightDecay = 0.1)]
[WarmupCosine(Warmup = 0.05)]
public sealed partial class Iris;

[Network]
[Input(13)]
[Dense(16, Init = XavierUniform, Activation = ReLU)]
[Dense(3)]
[Loss(CrossEntropy)]
[AdamW(LearningRate = 1e-2, WeightDecay = 0.1)]
[WarmupCosine(Warmup = 0.05)]
public sealed partial class Wine;

[Network]
[Input(30)]
[Dense(32, Init = XavierUniform, Activation = ReLU)]
[Dense(1, Activation = Sigmoid)]
[Loss(BinaryCrossEntropy)]
[AdamW(LearningRate = 3e-3, WeightDecay = 1)]
[WarmupCosine(Warmup = 0.05)]
public sealed partial class Tumour;

[Network]
[Input(4)]
[Dense(16, Init = XavierUniform, Activation = ReLU)]
[Dense(16, Init = XavierUniform, Activation = ReLU)]
[Dense(1, Activation = Sigmoid)]
[Loss(BinaryCrossEntropy)]
[AdamW(LearningRate = 3e-2, WeightDecay = 0.01)]
[WarmupCosine(Warmup = 0.05)]
public sealed partial class Banknote;

[Network]
[Input(8)]
[Dense(16, Init = XavierUniform, Activation = ReLU)]
[Dense(1, Activation = Sigmoid)]
[Loss(BinaryCrossEntropy)]
[AdamW(LearningRate = 1e-2, WeightDecay = 1)]
[WarmupCosine(Warmup = 0.05)]
public sealed partial class Pima;

[Network]
[Input(108)]
[Dense(32, Activation = ReLU)]
[Dense(1, Activation = Sigmoid)]
[Loss(BinaryCrossEntropy)]
[AdamW(LearningRate = 3e-2, WeightDecay = 0.1)]
[WarmupCosine(Warmup = 0.05)]
public sealed partial class Adult;

[Network]
[Input(64)]
[Dense(64, Activation = ReLU)]
[Dense(10)]
[Loss(CrossEntropy)]
[AdamW(LearningRate = 3e-2, WeightDecay = 0.1)]
[WarmupCosine(Warmup = 0.05)]
public sealed partial class Digits;

[Network]
[Input(10)]
[Dense(16, Init = XavierUniform, Activation = ReLU)]
[Dense(1)]
[Loss(MeanSquaredError)]
[AdamW(LearningRate = 3e-3, WeightDecay = 1)]
[WarmupCosine(Warmup = 0.05)]
public sealed partial class Diabetes;

[Network]
[Input(9)]
[Dense(32, Init = XavierUniform, Activation = ReLU)]
[Dense(1)]
[Loss(MeanSquaredError)]
[AdamW(LearningRate = 3e-2, WeightDecay = 0.3)]
[WarmupCosine(Warmup = 0.05)]
public sealed partial class AutoMpg;

[Network]
[Input(13)]
[Dense(64, Activation = ReLU)]
[Dense(64, Activation = ReLU)]
[Dense(1)]
[Loss(MeanSquaredError)]
[AdamW(LearningRate = 3e-2, WeightDecay = 0.03)]
[WarmupCosine(Warmup = 0.05)]
public sealed partial class CaliforniaHousing;

// The column "text", of at most 64 words; columns of numbers would be an input of their own.
[Network]
[Input("text", 64, Vocabulary = 5000, Lengths = true)]
[Embedding(64, Init = Init.Normal, Sigma = 0.3)]
[Dropout(0.5)]
[GRU(64, Bidirectional = true, ReturnSequences = true)]
[GlobalMaxPooling1D]
[Dropout(0.5)]
[Dense(2)]
[Loss(CrossEntropy)]
[AdamW(LearningRate = 2e-3, WeightDecay = 0.01, GlobalClipNorm = 1)]
[WarmupCosine(Warmup = 0.05)]
public sealed partial class Texts;

// MovieLens' ratings.csv, without its time stamps.
[Network]
[Input("userId", Vocabulary = 1000)]
[Input("movieId", Vocabulary = 10000)]
[Embedding(1, From = "userId", Name = "userBias", Init = Init.Zeros)]
[Embedding(1, From = "movieId", Name = "movieBias", Init = Init.Zeros)]
[Embedding(16, From = "userId", Name = "user", Init = Init.Normal, Sigma = 0.1)]
[Embedding(16, From = "movieId", Name = "movie", Init = Init.Normal, Sigma = 0.1)]
[Dot("user", "movie", Name = "match")]
[Add("match", "userBias", "movieBias")]
[Loss(MeanSquaredError)]
[AdamW(LearningRate = 3e-3)]
[WarmupCosine(Warmup = 0.05)]
public sealed partial class Stars;

[Network]
[Input(784)]
[Dense(128, Activation = ReLU)]
[Dense(10)]
[Loss(CrossEntropy)]
[AdamW(LearningRate = 1e-2, WeightDecay = 0.1)]
[WarmupCosine(Warmup = 0.05)]
public sealed partial class Images28;
