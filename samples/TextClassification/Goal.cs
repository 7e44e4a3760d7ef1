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
/// <param name="Predict">Logits of rows of ids.</param>
internal sealed record Classifier(ITrainableNetwork<float> Model, Func<int[], float[]> Predict);
