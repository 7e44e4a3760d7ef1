namespace TextClassification;

/// <summary>The table of the pieces of texts.</summary>
internal static class PieceTable
{
    /// <summary>Its rows, without the one of padding.</summary>
    public const int Rows = 1 << 16;
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
/// What a question asks for: an abbreviation, a description, an entity, a human being, a place or a number, and more finely. Two sums of its pieces, each with a table of its own: they err in different questions, so that
/// they know more together than either alone.
/// </summary>
[Network]
[Input("pieces", 256, Vocabulary = PieceTable.Rows + 1, PaddingIndex = 0)]
[EmbeddingBag(16, Mode = Bag.Sum, Init = Init.Normal, Sigma = 0.002, From = "pieces")]
[Dropout(0.5)]
[Dense(6, Name = "coarse")]
[EmbeddingBag(32, Mode = Bag.Sum, Init = Init.Normal, Sigma = 0.002, From = "pieces")]
[Dropout(0.5)]
[Dense(50, Name = "fine")]
[Loss(CrossEntropy, Output = "coarse")]
[Loss(CrossEntropy, Output = "fine")]
[AdamW(LearningRate = 4e-3, WeightDecay = 0)]
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
