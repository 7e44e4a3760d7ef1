namespace ImageClassification;

/// <summary>A convolution, normalised, at half the size: what both classifiers are built of.</summary>
[Block]
[Conv2D(Features.Filters, 3, Name = "conv", Padding = Padding.Same, UseBias = false)]
[BatchNormalization(Name = "bn")]
[Activation(ReLU)]
[MaxPooling2D(2)]
internal static class Features
{
    public const int Filters = BlockAttribute.Required;
}

/// <summary>Clothes of Fashion-MNIST, digits of MNIST: 28 × 28 pixels, ten classes.</summary>
[Network]
[Input(28, 28, 1)]
[Use(typeof(Features), "Filters", 16, Name = "features1")]
[Use(typeof(Features), "Filters", 48, Name = "features2")]
[Use(typeof(Features), "Filters", 96, Name = "features3")]
[Flatten]
[Dropout(0.3)]
[Dense(10, Activation = Softmax, Name = "classes")]
[Loss(SparseCategoricalCrossEntropy)]
[AdamW(LearningRate = 3e-3, WeightDecay = 2e-2)]
public sealed partial class ImageClassifier;

/// <summary>Handwritten digits: 8 × 8 pixels, ten classes.</summary>
[Network]
[Input(8, 8, 1)]
[Use(typeof(Features), "Filters", 16, Name = "features1")]
[Use(typeof(Features), "Filters", 32, Name = "features2")]
[Flatten]
[Dense(10, Activation = Softmax, Name = "classes")]
[Loss(SparseCategoricalCrossEntropy)]
[AdamW(LearningRate = 3e-3, WeightDecay = 1e-2)]
public sealed partial class DigitClassifier;
