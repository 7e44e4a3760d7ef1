namespace DeepInit.Gen.Tests.RuleTests.Corpus;

/// <summary>Faults of normalisations, shapes, settings and latents, modelled on public bug reports and mended code.</summary>
internal static class WrongSettings
{
    public static IReadOnlyList<WrongNetwork> All { get; } =
    [
        new(
            "normalisation",
            "UNetBiasBeforeNorm",
            "https://github.com/milesial/Pytorch-UNet/pull/325",
            "DIG242",
            "[Input(64, 64, 3)] [Conv2D(32, 3, Padding = Padding.Same)] [BatchNormalization] [Activation(ReLU)] [Conv2D(2, 1, Padding = Padding.Same)] [Loss(CrossEntropy)] [Adam]"),
        new(
            "normalisation",
            "AlphaZeroBiasBeforeNorm",
            "https://github.com/suragnair/alpha-zero-general/pull/73",
            "DIG242",
            "[Input(6, 6, 1)] [Conv2D(64, 3, Padding = Padding.Same)] [BatchNormalization] [Activation(ReLU)] [Flatten] [Dense(64)] [BatchNormalization] [Activation(ReLU)] [Dense(37, Activation = Softmax)] [Loss(CategoricalCrossEntropy)] [Adam]"),
        new(
            "normalisation",
            "DeepLabKerasMomentum",
            "https://github.com/kazuto1011/deeplab-pytorch/issues/79",
            "DIG248",
            "[Input(32, 32, 3)] [Conv2D(64, 7, UseBias = false)] [BatchNormalization(Momentum = 0.999)] [Activation(ReLU)] [GlobalAveragePooling2D] [Dense(21)] [Loss(CrossEntropy)] [SGD]"),
        new(
            "normalisation",
            "TacotronKerasMomentum",
            "https://github.com/r9y9/tacotron_pytorch/issues/19",
            "DIG248",
            "[Input(80, 128)] [Conv1D(128, 3, UseBias = false)] [BatchNormalization(Momentum = 0.99, Epsilon = 1e-3)] [Activation(ReLU)] [GlobalMaxPooling1D] [Dense(10)] [Loss(CrossEntropy)] [Adam]"),
        new(
            "normalisation",
            "GroupNormOfSingleValues",
            "https://github.com/pytorch/pytorch/issues/19250",
            "DIG108",
            "[Input(4, 4, 8)] [Conv2D(256, 4, UseBias = false)] [GroupNormalization(256)] [Activation(ReLU)] [Flatten] [Dense(10)] [Loss(CrossEntropy)] [Adam]"),
        new(
            "normalisation",
            "CfsmInstanceNormOnOnePixel",
            "https://github.com/liufeng2915/CFSM/issues/4",
            "DIG108",
            "[Input(8, 8, 64)] [Conv2D(128, 3, Strides = new[] { 2 }, Pads = new[] { 1 }, UseBias = false)] [GroupNormalization(128)] [Activation(ReLU)] [Conv2D(512, 4, UseBias = false)] [GroupNormalization(512)] [Activation(ReLU)] [Flatten] [Dense(10)] [Loss(CrossEntropy)] [Adam]"),
        new(
            "normalisation",
            "MlcolvarDropoutBeforeNorm",
            "https://github.com/luigibonati/mlcolvar/issues/267",
            "DIG253",
            "[Input(8)] [Dense(16, Activation = ReLU)] [Dropout(0.5)] [BatchNormalization] [Dense(1)] [Loss(MeanSquaredError)] [Adam]"),
        new(
            "linear",
            "DenseDepthUpproject",
            "https://github.com/ialhashim/DenseDepth/issues/6",
            "DIG229",
            "[Input(16, 16, 32)] [UpSampling2D(2, Interpolation = Interpolation.Bilinear)] [Conv2D(64, 3, Padding = Padding.Same)] [Conv2D(64, 3, Padding = Padding.Same, Activation = LeakyReLU)] [Conv2D(1, 3, Padding = Padding.Same)] [Loss(MeanAbsoluteError)] [Adam]"),
        new(
            "linear",
            "KerasUNetLinearConvolutions",
            "https://github.com/divamgupta/image-segmentation-keras/issues/136",
            "DIG229",
            "[Input(32, 32, 3)] [Conv2D(64, 3, Padding = Padding.Same, UseBias = false)] [BatchNormalization] [Conv2D(64, 3, Padding = Padding.Same, Activation = ReLU)] [Conv2D(5, 1)] [Loss(CrossEntropy)] [Adam]"),
        new(
            "shapes",
            "GoogLeNetMissingFlatten",
            "https://github.com/dingchenwei/googLeNet/issues/1",
            "DIG109",
            "[Input(31, 31, 3)] [Conv2D(32, 3, Activation = ReLU)] [AveragePooling2D(5, Strides = new[] { 3 })] [Dropout(0.4)] [Dense(10, Activation = Softmax)] [Loss(CategoricalCrossEntropy)] [SGD]"),
        new(
            "shapes",
            "NotebookMissingFlatten",
            "https://github.com/fchollet/deep-learning-with-python-notebooks/issues/157",
            "DIG109",
            "[Input(150, 150, 3)] [Conv2D(32, 3, Activation = ReLU)] [MaxPooling2D(2)] [Dense(256, Activation = ReLU)] [Dropout(0.5)] [Dense(1, Activation = Sigmoid)] [Loss(BinaryCrossEntropy)] [RMSprop(LearningRate = 2e-5)]"),
        new(
            "shapes",
            "HandsOnRowsOfDigits",
            "https://github.com/ageron/handson-ml/issues/236",
            "DIG111",
            "[Input(28, 28)] [Dense(300, Activation = ReLU)] [Dense(100, Activation = ReLU)] [Dense(10)] [Loss(CrossEntropy)] [SGD]"),
        new(
            "shapes",
            "FullyConnectedOnSequences",
            "https://github.com/tensorflow/tensorflow/issues/4877",
            "DIG111",
            "[Input(3, 4)] [Dense(1)] [Loss(BinaryCrossEntropyWithLogits)] [Adam]"),
        new(
            "shapes",
            "KerasChannelsFirst",
            "https://github.com/keras-team/keras/issues/7611",
            "DIG106",
            "[Input(1, 28, 28)] [Conv2D(32, 3, Activation = ReLU)] [Conv2D(32, 3, Activation = ReLU)] [Flatten] [Dense(10)] [Loss(CrossEntropy)] [Adam]"),
        new(
            "shapes",
            "GesturesChannelsFirst",
            "https://github.com/asingh33/CNNGestureRecognizer/issues/60",
            "DIG106",
            "[Input(1, 200, 200)] [Conv2D(32, 3, Activation = ReLU)] [Flatten] [Dense(5)] [Loss(CrossEntropy)] [Adadelta]"),
        new(
            "settings",
            "InceptionDropoutInverted",
            "https://github.com/titu1994/Inception-v4/issues/5",
            "DIG246",
            "[Input(1536)] [Dense(512, Activation = ReLU)] [Dropout(0.8)] [Dense(10)] [Loss(CrossEntropy)] [Adam]"),
        new(
            "settings",
            "ZeroToAllKeepProbability",
            "https://github.com/hunkim/DeepLearningZeroToAll/issues/204",
            "DIG246",
            "[Input(784)] [Dense(512, Activation = ReLU)] [Dropout(0.7)] [Dense(10)] [Loss(CrossEntropy)] [Adam]"),
        new(
            "settings",
            "BlocksBetasTurnedRound",
            "https://github.com/mila-iqia/blocks/issues/1159",
            "DIG243",
            "[Input(8)] [Dense(16, Activation = ReLU)] [Dense(1)] [Loss(MeanSquaredError)] [Adam(Beta1 = 0.1, Beta2 = 0.001)]"),
        new(
            "latents",
            "TensorflowProjectsRectifiedLogVariance",
            "https://github.com/shekkizh/TensorflowProjects/pull/1",
            "DIG254",
            "[Input(784)] [Dense(128, Activation = ReLU, Name = \"h\")] [Dense(16, Name = \"mu\", From = \"h\")] [Dense(16, Name = \"v\", From = \"h\", Activation = ReLU)] [Sampling(\"mu\", \"v\")] [Dense(128, Activation = ReLU)] [Dense(784, Name = \"out\")] [Loss(BinaryCrossEntropyWithLogits, Output = \"out\", Reduction = Reduction.BatchMean)] [Loss(KLStandardNormal, Output = \"mu\", LogVariance = \"v\", Reduction = Reduction.BatchMean)] [Adam]"),
        new(
            "latents",
            "SemiSupervisedSoftplusLogVariance",
            "https://github.com/wohlert/semi-supervised-pytorch/issues/16",
            "DIG254",
            "[Input(784)] [Dense(128, Activation = ReLU, Name = \"h\")] [Dense(16, Name = \"mu\", From = \"h\")] [Dense(16, Name = \"v\", From = \"h\", Activation = Softplus)] [Sampling(\"mu\", \"v\")] [Dense(128, Activation = ReLU)] [Dense(784, Name = \"out\")] [Loss(BinaryCrossEntropyWithLogits, Output = \"out\", Reduction = Reduction.BatchMean)] [Loss(KLStandardNormal, Output = \"mu\", LogVariance = \"v\", Reduction = Reduction.BatchMean)] [Adam]"),
        new(
            "latents",
            "WorldModelsCollapse",
            "https://github.com/AppliedDataSciencePartners/WorldModels/issues/12",
            "DIG251",
            "[Input(64, 64, 3)] [Conv2D(32, 4, Strides = new[] { 2 }, Activation = ReLU)] [Flatten] [Dense(32, Activation = ReLU, Name = \"h\")] [Dense(32, Name = \"mu\", From = \"h\")] [Dense(32, Name = \"v\", From = \"h\")] [Sampling(\"mu\", \"v\")] [Dense(12288, Name = \"out\", Activation = Sigmoid)] [Loss(MeanSquaredError, Output = \"out\")] [Loss(KLStandardNormal, Output = \"mu\", LogVariance = \"v\")] [Adam]"),
        new(
            "latents",
            "SigmaVaeMeans",
            "https://github.com/orybkin/sigma-vae-tensorflow/issues/2",
            "DIG251",
            "[Input(784)] [Dense(128, Activation = ReLU, Name = \"h\")] [Dense(8, Name = \"mu\", From = \"h\")] [Dense(8, Name = \"v\", From = \"h\")] [Sampling(\"mu\", \"v\")] [Dense(128, Activation = ReLU)] [Dense(784, Name = \"out\")] [Loss(MeanSquaredError, Output = \"out\")] [Loss(KLStandardNormal, Output = \"mu\", LogVariance = \"v\")] [Adam]"),
    ];
}
