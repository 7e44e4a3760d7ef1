using DeepInit;

namespace TextClassification;

/// <summary>What is to be learnt, and how well.</summary>
/// <param name="Name">The name of the data.</param>
/// <param name="Train">Texts to learn from.</param>
/// <param name="Test">Texts to measure on.</param>
/// <param name="Pieces">What of a text the network looks up.</param>
/// <param name="Epochs">Epochs of training.</param>
/// <param name="Accuracy">The mean accuracy over seeds that is to be reached.</param>
/// <param name="MacroF1">The mean macro F1 that is to be reached.</param>
internal sealed record Goal(string Name, LabelledTexts Train, LabelledTexts Test, Pieces Pieces, int Epochs, double Accuracy, double MacroF1 = 0);

/// <summary>A network, and how it predicts rows of ids.</summary>
/// <param name="Model">The network.</param>
/// <param name="Predict">Logits of texts.</param>
internal sealed record Classifier(ITrainableNetwork<float> Model, Func<EncodedTexts, float[]> Predict);

/// <summary>Texts as the ids that a network looks up.</summary>
/// <param name="Count">How many.</param>
/// <param name="Pieces">The pieces of each.</param>
/// <param name="Words">The words of each, in their order; none where the network does not read them.</param>
internal sealed record EncodedTexts(int Count, int[] Pieces, int[] Words)
{
    /// <summary>To learn from.</summary>
    /// <param name="labels">The class of each text.</param>
    /// <param name="target">What the network calls its classes.</param>
    public Dataset<float> With(int[] labels, string target)
    {
        Dataset<float> data = new Dataset<float>().WithIds("pieces", Pieces).WithClasses(target, labels);
        return Words.Length == 0 ? data : data.WithIds("words", Words);
    }
}
