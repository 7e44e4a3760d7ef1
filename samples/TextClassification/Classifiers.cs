namespace TextClassification;

/// <summary>The table of the pieces of texts.</summary>
internal static class PieceTable
{
    /// <summary>Its rows, without the one of padding.</summary>
    public const int Rows = 1 << 16;
}

/// <summary>The table of words in their order, of which a text has far fewer than it has pieces.</summary>
internal static class WordTable
{
    /// <summary>Its rows, without the one of padding.</summary>
    public const int Rows = 1 << 14;

    /// <summary>The words of a text that are read.</summary>
    public const int Steps = 40;
}

/// <summary>
/// Spam or not. Of the pieces of a message the mean of their rows, as fastText has it (Joulin et al. 2016); where texts are short, and what matters are words rather than their order, nothing reads better that
/// learns in seconds. Rows begin near zero, so that pieces that were never seen say nothing.
/// </summary>
[Network]
[Input("pieces", 256, Vocabulary = PieceTable.Rows + 1, PaddingIndex = 0)]
[EmbeddingBag(16, Init = Init.Normal, Sigma = 0.01)]
[Dropout(0.5)]
[Dense(2)]
[Loss(CrossEntropy)]
[AdamW(LearningRate = 3e-2, WeightDecay = 0)]
public sealed partial class MessageClassifier;

/// <summary>
/// What a question asks for: an abbreviation, a description, an entity, a human being, a place or a number. The sum of its pieces, among which are pairs with the words it begins with, and beside it
/// what the best place of one, two and three words in their order comes to (Kim 2014).
/// </summary>
[Network]
[Input("pieces", 256, Vocabulary = PieceTable.Rows + 1, PaddingIndex = 0)]
[Input("words", WordTable.Steps, Vocabulary = WordTable.Rows + 1, PaddingIndex = 0, Lengths = false)]
[EmbeddingBag(16, Mode = Bag.Sum, Init = Init.Normal, Sigma = 0.002, From = "pieces", Name = "bag")]
[Embedding(64, Init = Init.Normal, Sigma = 0.3, From = "words")]
[Dropout(0.5, Name = "read")]
[Conv1D(64, 1, Activation = ReLU, From = "read")]
[GlobalMaxPooling1D(Name = "one")]
[Conv1D(64, 2, Activation = ReLU, Padding = Padding.Same, From = "read")]
[GlobalMaxPooling1D(Name = "two")]
[Conv1D(64, 3, Activation = ReLU, Padding = Padding.Same, From = "read")]
[GlobalMaxPooling1D(Name = "three")]
[Concat("bag", "one", "two", "three")]
[Dropout(0.5)]
[Dense(6)]
[Loss(CrossEntropy)]
[AdamW(LearningRate = 3e-3, WeightDecay = 1e-2, GlobalClipNorm = 1)]
public sealed partial class QuestionClassifier;

/// <summary>Whether a sentence praises or blames: the sum of its words, pairs of words, and parts of words.</summary>
[Network]
[Input("pieces", 768, Vocabulary = PieceTable.Rows + 1, PaddingIndex = 0)]
[EmbeddingBag(16, Mode = Bag.Sum, Init = Init.Normal, Sigma = 0.002)]
[Dropout(0.5)]
[Dense(2)]
[Loss(CrossEntropy)]
[AdamW(LearningRate = 1e-3, WeightDecay = 0)]
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
