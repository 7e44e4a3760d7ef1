namespace TextClassification;

/// <summary>Reads a text forwards and backwards: the features of each word, of what stands before it and behind it. Padding is no word: only real steps are computed.</summary>
[Block]
[Embedding(64, Init = Init.Normal, Sigma = 0.3)]
[Dropout(0.5)]
[GRU(64, Bidirectional = true, ReturnSequences = true)]
[Dropout(0.5)]
public sealed partial class Reader;

/// <summary>Spam or not, from the first 96 words of a short message: of each feature the largest value over all words, wherever it stood.</summary>
[Network]
[Input(96, Vocabulary = 6000, PaddingIndex = 0)]
[Use(typeof(Reader))]
[GlobalMaxPooling1D]
[Dense(2)]
[Loss(CrossEntropy)]
[AdamW(LearningRate = 2e-3, WeightDecay = 1e-2, GlobalClipNorm = 1)]
public sealed partial class MessageClassifier;

/// <summary>What a question asks for: an abbreviation, a description, an entity, a human being, a place or a number.</summary>
[Network]
[Input(40, Vocabulary = 6000, PaddingIndex = 0)]
[Use(typeof(Reader))]
[GlobalMaxPooling1D]
[Dense(6)]
[Loss(CrossEntropy)]
[AdamW(LearningRate = 2e-3, WeightDecay = 1e-2, GlobalClipNorm = 1)]
public sealed partial class QuestionClassifier;

/// <summary>Whether a sentence praises or blames.</summary>
[Network]
[Input(56, Vocabulary = 9000, PaddingIndex = 0)]
[Use(typeof(Reader))]
[GlobalMaxPooling1D]
[Dense(2)]
[Loss(CrossEntropy)]
[AdamW(LearningRate = 2e-3, WeightDecay = 1e-2, GlobalClipNorm = 1)]
public sealed partial class SentenceClassifier;

/// <summary>The state behind the last word of a text: padding ends the row.</summary>
[Network]
[Input(40, Vocabulary = 6000, PaddingIndex = 0)]
[Embedding(32)]
[LSTM(32)]
[Dense(6)]
[Loss(CrossEntropy)]
[AdamW(LearningRate = 2e-3, GlobalClipNorm = 1)]
public sealed partial class LastWordClassifier;

/// <summary>The same network, which takes padding for steps like others: what it knows of the words has to survive all the steps behind them.</summary>
[Network]
[Input(40, Vocabulary = 6000, PaddingIndex = 0, Lengths = false)]
[Embedding(32)]
[LSTM(32)]
[Dense(6)]
[Loss(CrossEntropy)]
[AdamW(LearningRate = 2e-3, GlobalClipNorm = 1)]
public sealed partial class PaddedClassifier;
