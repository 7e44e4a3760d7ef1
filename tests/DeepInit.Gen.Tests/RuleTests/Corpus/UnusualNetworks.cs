namespace DeepInit.Gen.Tests.RuleTests.Corpus;

/// <summary>Networks that look wrong to a rule that knows too little, and are right: published designs, and what careful people write on purpose.</summary>
internal static class UnusualNetworks
{
    private const string Head = " [GlobalAveragePooling2D] [Dense(10)] [Loss(CrossEntropy)] [AdamW]";

    public static IReadOnlyList<(string Name, string Attributes)> All { get; } =
    [
        ("linear regression", "[Input(8)] [Dense(1)] [Loss(MeanSquaredError)] [SGD(LearningRate = 0.01)]"),
        ("logistic regression", "[Input(8)] [Dense(1)] [Loss(BinaryCrossEntropyWithLogits)] [SGD(LearningRate = 0.1)]"),
        ("softmax regression on pixels", "[Input(28, 28, 1)] [Flatten] [Dense(10)] [Loss(CrossEntropy)] [SGD(LearningRate = 0.1)]"),
        ("factorised output (low rank)", "[Input(512)] [Dense(512, Activation = ReLU)] [Dense(32)] [Dense(1000)] [Loss(CrossEntropy)] [AdamW]"),
        ("linear autoencoder (PCA)", "[Input(64)] [Dense(4)] [Dense(64)] [Loss(MeanSquaredError)] [Adam]"),
        ("deep linear network, orthogonal", "[Input(32)] [Dense(32, Init = Orthogonal)] [Dense(32, Init = Orthogonal)] [Dense(32, Init = Orthogonal)] [Dense(10)] [Loss(MeanSquaredError)] [SGD]"),
        ("deep linear network, identity", "[Input(32)] [Dense(32, Init = Identity)] [Dense(32, Init = Identity)] [Dense(32, Init = Identity)] [Dense(32, Init = Identity)] [Loss(MeanSquaredError)] [SGD]"),
        ("random features", "[Input(16)] [Dense(256, Init = Normal, Trainable = false, Activation = Tanh)] [Dense(1)] [Loss(MeanSquaredError)] [Adam]"),
        ("extreme learning machine", "[Input(64)] [Dense(500, Init = Normal, BiasInit = Normal, Trainable = false, Activation = Sigmoid)] [Dense(10)] [Loss(CrossEntropy)] [Adam]"),
        ("frozen projection before a layer", "[Input(64)] [Dense(96, Trainable = false)] [Dense(1)] [Loss(MeanSquaredError)] [Adam]"),
        ("autoencoder of images, sigmoid with BCE", "[Input(28, 28, 1)] [Flatten] [Dense(128, Activation = ReLU)] [Dense(16)] [Dense(128, Activation = ReLU)] [Dense(784, Activation = Sigmoid)] [Loss(BinaryCrossEntropy)] [Adam]"),
        ("convolutional autoencoder", "[Input(28, 28, 1)] [Conv2D(16, 3, Strides = new[] { 2 }, Padding = Padding.Same, Activation = ReLU)] [Conv2D(8, 3, Strides = new[] { 2 }, Padding = Padding.Same, Activation = ReLU)] " +
            "[Conv2DTranspose(16, 3, Strides = new[] { 2 }, Padding = Padding.Same, Activation = ReLU)] [Conv2DTranspose(1, 3, Strides = new[] { 2 }, Padding = Padding.Same, Activation = Sigmoid)] [Loss(BinaryCrossEntropy)] [Adam]"),
        ("denoising autoencoder", "[Input(32)] [GaussianNoise(0.3)] [Dense(64, Activation = ReLU)] [Dense(32)] [Loss(MeanSquaredError)] [Adam]"),
        ("masked input", "[Input(128)] [Dropout(0.75)] [Dense(256, Activation = GELU)] [Dense(128)] [Loss(MeanSquaredError)] [AdamW]"),
        ("VAE", "[Input(784)] [Dense(256, Activation = ReLU, Name = \"h\")] [Dense(20, Name = \"mu\", From = \"h\")] [Dense(20, Name = \"v\", From = \"h\")] [Sampling(\"mu\", \"v\")] [Dense(256, Activation = ReLU)] " +
            "[Dense(784, Name = \"out\")] [Loss(BinaryCrossEntropyWithLogits, Output = \"out\", Reduction = Reduction.BatchMean)] [Loss(KLStandardNormal, Output = \"mu\", LogVariance = \"v\", Reduction = Reduction.BatchMean)] [Adam]"),
        ("β-VAE", "[Input(784)] [Dense(256, Activation = ReLU, Name = \"h\")] [Dense(10, Name = \"mu\", From = \"h\")] [Dense(10, Name = \"v\", From = \"h\")] [Sampling(\"mu\", \"v\")] [Dense(256, Activation = ReLU)] " +
            "[Dense(784, Name = \"out\")] [Loss(MeanSquaredError, Output = \"out\", Reduction = Reduction.BatchMean)] [Loss(KLStandardNormal, Output = \"mu\", LogVariance = \"v\", Weight = 4, Reduction = Reduction.BatchMean)] [Adam]"),
        ("VAE of bounded means", "[Input(64)] [Dense(32, Activation = ReLU, Name = \"h\")] [Dense(8, Name = \"mu\", From = \"h\", Activation = Tanh)] [Dense(8, Name = \"v\", From = \"h\")] [Sampling(\"mu\", \"v\")] [Dense(32, Activation = ReLU)] " +
            "[Dense(64, Name = \"out\")] [Loss(MeanSquaredError, Output = \"out\")] [Loss(KLStandardNormal, Output = \"mu\", LogVariance = \"v\", Weight = 0.1)] [Adam]"),
        ("residual block that ends in zeros", "[Input(32)] [Dense(64, Name = \"a\", Activation = ReLU)] [Dense(64, Activation = ReLU)] [Dense(64, Init = Zeros)] [Add(\"a\")] [Dense(1)] [Loss(MeanSquaredError)] [AdamW]"),
        ("residual blocks of one layer", "[Input(32)] [Dense(64, Name = \"a\", Activation = ReLU)] [Dense(64, Activation = ReLU)] [Add(\"a\", Name = \"b\")] [Dense(64, Activation = ReLU)] [Add(\"b\")] [Dense(1)] [Loss(MeanSquaredError)] [AdamW]"),
        ("ResNet block with shortcut of stride 2", "[Input(32, 32, 16)] [Conv2D(32, 1, Strides = new[] { 2 }, UseBias = false, Name = \"s\", From = \"x\")] [BatchNormalization(Name = \"sn\")] [Conv2D(32, 3, Strides = new[] { 2 }, Padding = Padding.Same, UseBias = false, From = \"x\")] " +
            "[BatchNormalization] [Activation(ReLU)] [Conv2D(32, 3, Padding = Padding.Same, UseBias = false)] [BatchNormalization] [Add(\"sn\", Activation = ReLU)]" + Head),
        ("pre-activation residual block", "[Input(16, 16, 16)] [BatchNormalization(Name = \"n\")] [Activation(ReLU)] [Conv2D(16, 3, Padding = Padding.Same, UseBias = false)] [BatchNormalization] [Activation(ReLU)] [Conv2D(16, 3, Padding = Padding.Same)] [Add(\"x\", Name = \"r\")] " +
            "[BatchNormalization] [Activation(ReLU)]" + Head),
        ("inverted residual with linear bottleneck", "[Input(16, 16, 24)] [Conv2D(144, 1, UseBias = false)] [BatchNormalization] [Activation(ReLU6)] [DepthwiseConv2D(3, Padding = Padding.Same, UseBias = false)] [BatchNormalization] [Activation(ReLU6)] " +
            "[Conv2D(24, 1, UseBias = false)] [BatchNormalization] [Add(\"x\")] [Conv2D(144, 1, UseBias = false)] [BatchNormalization] [Activation(ReLU6)]" + Head),
        ("linear bottlenecks without a sum", "[Input(16, 16, 16)] [Conv2D(96, 1, UseBias = false)] [BatchNormalization] [Activation(ReLU6)] [DepthwiseConv2D(3, Strides = new[] { 2 }, Padding = Padding.Same, UseBias = false)] [BatchNormalization] [Activation(ReLU6)] " +
            "[Conv2D(24, 1, UseBias = false)] [BatchNormalization] [Conv2D(144, 1, UseBias = false)] [BatchNormalization] [Activation(ReLU6)]" + Head),
        ("depthwise then pointwise, linear between", "[Input(16, 16, 32)] [DepthwiseConv2D(3, Padding = Padding.Same, UseBias = false)] [BatchNormalization] [Conv2D(64, 1, UseBias = false)] [BatchNormalization] [Activation(ReLU)]" + Head),
        ("blueprint separable (pointwise then depthwise)", "[Input(16, 16, 32)] [Conv2D(64, 1, UseBias = false)] [DepthwiseConv2D(3, Padding = Padding.Same, UseBias = false)] [BatchNormalization] [Activation(ReLU)]" + Head),
        ("separable convolutions", "[Input(16, 16, 3)] [SeparableConv2D(32, 3, Activation = ReLU)] [SeparableConv2D(64, 3, Activation = ReLU)]" + Head),
        ("Inception's windows in two directions", "[Input(16, 16, 32)] [Conv2D(32, 1, 7, Padding = Padding.Same)] [Conv2D(32, 7, 1, Padding = Padding.Same, Activation = ReLU)]" + Head),
        ("grouped with a shuffle", "[Input(8, 8, 32)] [Conv2D(32, 1, Groups = 4, UseBias = false)] [BatchNormalization] [DepthwiseConv2D(3, Padding = Padding.Same, UseBias = false)] [BatchNormalization] [Conv2D(32, 1, Groups = 4, UseBias = false)] [BatchNormalization] [Activation(ReLU)]" + Head),
        ("ConvNeXt block", "[Input(8, 8, 32)] [DepthwiseConv2D(7, Padding = Padding.Same)] [LayerNormalization] [Conv2D(128, 1, Activation = GELU)] [Conv2D(32, 1)] [Add(\"x\")]" + Head),
        ("squeeze and excitation", "[Input(8, 8, 32)] [GlobalAveragePooling2D] [Dense(8, Activation = ReLU)] [Dense(32, Activation = Sigmoid)] [Loss(BinaryCrossEntropy)] [Adam]"),
        ("gate", "[Input(16)] [Dense(32, Name = \"v\", From = \"x\")] [Dense(32, Name = \"g\", From = \"x\", Activation = Sigmoid)] [Multiply(\"v\", \"g\")] [Dense(1)] [Loss(MeanSquaredError)] [Adam]"),
        ("highway layer with a negative gate bias", "[Input(32)] [Dense(32, Name = \"h\", From = \"x\", Activation = ReLU)] [Dense(32, Name = \"t\", From = \"x\", Activation = Sigmoid, BiasInit = Constant, BiasValue = -3)] [Multiply(\"h\", \"t\", Name = \"m\")] [Add(\"m\", \"x\")] [Dense(1)] [Loss(MeanSquaredError)] [Adam]"),
        ("mixture of two experts", "[Input(8)] [Dense(1, Name = \"p\", From = \"x\", Activation = Sigmoid)] [Dense(1, Name = \"q\", From = \"x\", Activation = Sigmoid)] [Dense(1, Name = \"g\", From = \"x\", Activation = Sigmoid)] [Dense(1, Name = \"r\", From = \"x\", Activation = Sigmoid)] " +
            "[Multiply(\"p\", \"g\", Name = \"pg\")] [Multiply(\"q\", \"r\", Name = \"qr\")] [Add(\"pg\", \"qr\")] [Loss(BinaryCrossEntropy)] [Adam]"),
        ("product of two probabilities", "[Input(8)] [Dense(1, Name = \"p\", From = \"x\", Activation = Sigmoid)] [Dense(1, Name = \"q\", From = \"x\", Activation = Sigmoid)] [Multiply(\"p\", \"q\")] [Loss(BinaryCrossEntropy)] [Adam]"),
        ("probabilities under a mask that is an input", "[Input(\"x\", 8)] [Input(\"mask\", 4)] [Dense(4, From = \"x\", Activation = Sigmoid)] [Multiply(\"mask\")] [Loss(BinaryCrossEntropy)] [Adam]"),
        ("mean of probabilities of pixels", "[Input(16, 16, 3)] [Conv2D(8, 3, Activation = ReLU)] [Conv2D(1, 1, Activation = Sigmoid)] [GlobalAveragePooling2D] [Loss(BinaryCrossEntropy)] [Adam]"),
        ("two heads", "[Input(16)] [Dense(32, Activation = ReLU, Name = \"h\")] [Dense(1, Name = \"age\", From = \"h\")] [Dense(2, Name = \"sex\", From = \"h\")] [Loss(MeanSquaredError, Output = \"age\")] [Loss(CrossEntropy, Output = \"sex\", Weight = 0.1)] [Adam]"),
        ("two towers and a dot product", "[Input(\"user\", 32)] [Input(\"item\", 64)] [Dense(16, Name = \"u\", From = \"user\", Activation = ReLU)] [Dense(16, Name = \"i\", From = \"item\", Activation = ReLU)] [Dot(\"u\", \"i\")] [Loss(MeanSquaredError)] [Adam]"),
        ("two towers and a cosine", "[Input(\"user\", 32)] [Input(\"item\", 64)] [Dense(16, Name = \"u\", From = \"user\")] [Dense(16, Name = \"i\", From = \"item\")] [Dot(\"u\", \"i\", Normalize = true)] [Loss(MeanSquaredError)] [Adam]"),
        ("linear towers and a learned scale", "[Input(\"user\", 32)] [Input(\"item\", 64)] [Dense(16, Name = \"u\", From = \"user\")] [Dense(16, Name = \"i\", From = \"item\")] [Dot(\"u\", \"i\", Normalize = true)] [Dense(1)] [Loss(BinaryCrossEntropyWithLogits)] [Adam]"),
        ("segmentation by a convolution", "[Input(32, 32, 3)] [Conv2D(16, 3, Padding = Padding.Same, Activation = ReLU)] [Conv2D(5, 1)] [Loss(CrossEntropy)] [Adam]"),
        ("segmentation by a dense layer on pixels", "[Input(32, 32, 3)] [Conv2D(16, 3, Padding = Padding.Same, Activation = ReLU)] [Dense(5)] [Loss(CrossEntropy)] [Adam]"),
        ("hyperspectral pixels one by one", "[Input(145, 145, 200)] [Dense(64, Activation = ReLU)] [Dense(16)] [Loss(CrossEntropy)] [Adam]"),
        ("labels of steps", "[Input(100, 13)] [Conv1D(32, 5, Padding = Padding.Same, Activation = ReLU)] [Dense(40)] [Loss(CrossEntropy)] [Adam]"),
        ("labels of every second step", "[Input(100, 13)] [Conv1D(32, 5, Stride = 2, Padding = Padding.Same, Activation = ReLU)] [Dense(40)] [Loss(CrossEntropy)] [Adam]"),
        ("causal forecasts of every step", "[Input(64, 4)] [Conv1D(16, 3, Padding = Padding.Causal, Activation = ReLU)] [Dense(1)] [Loss(MeanSquaredError)] [Adam]"),
        ("generator of images", "[Input(64)] [Dense(784, UseBias = false)] [Reshape(7, 7, 16)] [BatchNormalization] [Activation(ReLU)] [Conv2DTranspose(16, 4, Strides = new[] { 2 }, Padding = Padding.Same, UseBias = false)] [BatchNormalization] [Activation(ReLU)] " +
            "[Conv2DTranspose(1, 4, Strides = new[] { 2 }, Padding = Padding.Same, Activation = Tanh)] [Loss(MeanSquaredError)] [Adam(LearningRate = 2e-4, Beta1 = 0.5)]"),
        ("pixels by a dense layer from a code", "[Input(16)] [Dense(256, Activation = ReLU)] [Reshape(8, 8, 4)] [UpSampling2D(2)] [Conv2D(16, 3, Padding = Padding.Same, Activation = ReLU)] [Dense(3, Activation = Sigmoid)] [Loss(BinaryCrossEntropy)] [Adam]"),
        ("super-resolution with enlargement first", "[Input(16, 16, 3)] [UpSampling2D(2)] [Conv2D(32, 3, Padding = Padding.Same, Activation = ReLU)] [Conv2D(3, 3, Padding = Padding.Same)] [Loss(MeanAbsoluteError)] [Adam]"),
        ("layer normalisation of two features", "[Input(2)] [LayerNormalization] [Dense(16, Activation = ReLU)] [Dense(1)] [Loss(MeanSquaredError)] [Adam]"),
        ("group normalisation, as many groups as channels", "[Input(16, 16, 3)] [Conv2D(32, 3, UseBias = false)] [GroupNormalization(32)] [Activation(ReLU)]" + Head),
        ("frozen normalisation with a bias before it", "[Input(16, 16, 3)] [Conv2D(32, 3)] [BatchNormalization(Frozen = true)] [Activation(ReLU)]" + Head),
        ("normalisation of inputs", "[Input(12)] [BatchNormalization] [Dense(32, Activation = ReLU)] [Dense(1)] [Loss(MeanSquaredError)] [Adam]"),
        ("statistics of the last batch", "[Input(12)] [Dense(32, UseBias = false)] [BatchNormalization(Momentum = 1)] [Activation(ReLU)] [Dense(1)] [Loss(MeanSquaredError)] [Adam]"),
        ("self-normalising network", "[Input(32)] [Dense(64, Activation = SELU)] [AlphaDropout(0.1)] [Dense(64, Activation = SELU)] [AlphaDropout(0.1)] [Dense(1)] [Loss(MeanSquaredError)] [Adam]"),
        ("policy with a small last layer", "[Input(17)] [Dense(64, Activation = Tanh)] [Dense(64, Activation = Tanh)] [Dense(6, Init = Normal, Sigma = 0.001)] [Loss(MeanSquaredError)] [Adam]"),
        ("orthogonal with gains, as in policies", "[Input(8)] [Dense(64, Init = Orthogonal, Gain = 1.4142, Activation = Tanh)] [Dense(64, Init = Orthogonal, Gain = 1.4142, Activation = Tanh)] [Dense(4, Init = Orthogonal, Gain = 0.01)] [Loss(CrossEntropy)] [Adam(LearningRate = 3e-4)]"),
        ("rare classes: a bias of the prior", "[Input(16)] [Dense(32, Activation = ReLU)] [Dense(1, BiasInit = Constant, BiasValue = -4.6)] [Loss(BinaryCrossEntropyWithLogits)] [Adam]"),
        ("rare classes: a bias of the prior before a sigmoid", "[Input(16)] [Dense(32, Activation = ReLU)] [Dense(1, Activation = Sigmoid, BiasInit = Constant, BiasValue = -4.6)] [Loss(BinaryCrossEntropy)] [Adam]"),
        ("ReLU with small positive biases", "[Input(16)] [Dense(32, Activation = ReLU, BiasInit = Constant, BiasValue = 0.1)] [Dense(1)] [Loss(MeanSquaredError)] [Adam]"),
        ("ReLU with negative biases for sparse codes", "[Input(16)] [Dense(64, Activation = ReLU, BiasInit = Constant, BiasValue = -1)] [Dense(16)] [Loss(MeanSquaredError)] [Adam]"),
        ("GAN discriminator's betas", "[Input(64)] [Dense(64, Activation = LeakyReLU, NegativeSlope = 0.2)] [Dense(1)] [Loss(BinaryCrossEntropyWithLogits)] [Adam(LearningRate = 2e-4, Beta1 = 0, Beta2 = 0.9)]"),
        ("equal betas", "[Input(64)] [Dense(64, Activation = ReLU)] [Dense(1)] [Loss(MeanSquaredError)] [AdamW(Beta1 = 0.95, Beta2 = 0.95)]"),
        ("Lion's betas for language", "[Input(64)] [Dense(64, Activation = ReLU)] [Dense(1)] [Loss(MeanSquaredError)] [Lion(Beta1 = 0.95, Beta2 = 0.98, WeightDecay = 1)]"),
        ("ImageNet's schedule", "[Input(64)] [Dense(64, Activation = ReLU)] [Dense(10)] [Loss(CrossEntropy)] [SGD(LearningRate = 0.1, Momentum = 0.9, Nesterov = true, WeightDecay = 5e-4)]"),
        ("large batches", "[Input(64)] [Dense(64, Activation = ReLU)] [Dense(10)] [Loss(CrossEntropy)] [SGD(LearningRate = 0.8, Momentum = 0.9, WeightDecay = 1e-4)]"),
        ("strong decay of little steps", "[Input(64)] [Dense(64, Activation = ReLU)] [Dense(10)] [Loss(CrossEntropy)] [AdamW(LearningRate = 1e-4, WeightDecay = 5)]"),
        ("overlapping pooling", "[Input(55, 55, 3)] [Conv2D(16, 11, Strides = new[] { 4 }, Activation = ReLU)] [MaxPooling2D(3, Strides = new[] { 2 })] [Flatten] [Dense(10)] [Loss(CrossEntropy)] [Adam]"),
        ("every second pixel by a pooling of one", "[Input(16, 16, 16)] [MaxPooling2D(1, Strides = new[] { 2 })] [Conv2D(16, 3, Activation = ReLU)]" + Head),
        ("dilated windows", "[Input(64, 8)] [Conv1D(16, 3, Dilation = 4, Stride = 4, Activation = ReLU)] [GlobalMaxPooling1D] [Dense(3)] [Loss(CrossEntropy)] [Adam]"),
        ("a sequence as an image of one row", "[Input(1, 128, 64)] [Conv2D(32, 1, 5, Activation = ReLU)] [GlobalAveragePooling2D] [Dense(4)] [Loss(CrossEntropy)] [Adam]"),
        ("a board of few rows", "[Input(3, 9, 12)] [Conv2D(32, 3, Padding = Padding.Same, Activation = ReLU)]" + Head),
        ("an image of four channels", "[Input(64, 64, 4)] [Conv2D(32, 3, Padding = Padding.Same, Activation = ReLU)]" + Head),
        ("dropout after the last normalisation", "[Input(16)] [Dense(64, UseBias = false)] [BatchNormalization] [Activation(ReLU)] [Dropout(0.5)] [Dense(10)] [Loss(CrossEntropy)] [AdamW]"),
        ("dropout between normalised convolutions", "[Input(16, 16, 3)] [Conv2D(16, 3, UseBias = false)] [BatchNormalization] [Activation(ReLU)] [SpatialDropout2D(0.2)] [Conv2D(16, 3, UseBias = false)] [BatchNormalization] [Activation(ReLU)]" + Head),
        ("counts", "[Input(8)] [Dense(16, Activation = ReLU)] [Dense(1)] [Loss(PoissonNegativeLogLikelihood)] [Adam]"),
        ("quantities that are never negative", "[Input(8)] [Dense(16, Activation = ReLU)] [Dense(1, Activation = Softplus)] [Loss(MeanSquaredError)] [Adam]"),
        ("support vectors", "[Input(8)] [Dense(1)] [Loss(SquaredHinge)] [SGD(LearningRate = 0.01, WeightDecay = 1e-3)]"),
        ("several labels", "[Input(8)] [Dense(16, Activation = ReLU)] [Dense(5, Activation = Sigmoid)] [Loss(BinaryCrossEntropy)] [Adam]"),
        ("distillation", "[Input(8)] [Dense(16, Activation = ReLU)] [Dense(5, Activation = LogSoftmax)] [Loss(KLDivergence)] [Adam]"),
        ("sigmoids in a shallow old network", "[Input(8)] [Dense(16, Activation = Sigmoid)] [Dense(1, Activation = Sigmoid)] [Loss(MeanSquaredError)] [SGD(LearningRate = 0.5)]"),
        ("XOR from N(0, 1)", "[Input(2)] [Dense(4, Init = Normal, Activation = Tanh)] [Dense(1, Init = Normal, Activation = Sigmoid)] [Loss(BinaryCrossEntropy)] [SGD(LearningRate = 0.1)]"),
        ("echo-like recurrence unrolled by shared weights", "[Input(16)] [Dense(32, Activation = Tanh, Init = Orthogonal)] [Dense(32, Activation = Tanh, Init = Orthogonal)] [Dense(1)] [Loss(MeanSquaredError)] [Adam]"),
        ("heavy dropout of wide features", "[Input(4096)] [Dense(4096, Activation = ReLU)] [Dropout(0.7)] [Dense(10)] [Loss(CrossEntropy)] [AdamW]"),
        ("inference only", "[Input(8)] [Dense(16, Activation = Tanh, Init = Normal)] [Dense(3, Activation = Softmax)]"),
    ];
}
