namespace DeepInit.Gen.Tests.Support;

/// <summary>Whole networks that several tests look at from different sides. They are written in C# 9.</summary>
internal static class Samples
{
    /// <summary>The first network of the README.</summary>
    public const string TumourClassifier = """
        /// <summary>Tells malignant tumours from benign ones.</summary>
        [Network]
        [Input(30)]
        [Dense(64, Init = He, Activation = ReLU)]
        [Dense(1, Activation = Sigmoid)]
        [Loss(BinaryCrossEntropy)]
        [AdamW(LearningRate = 1e-3, WeightDecay = 1e-2)]
        public sealed partial class TumourClassifier { }
        """;

    /// <summary>A graph: two inputs, a residual sum, a concatenation, dropout, two losses, one on class indices.</summary>
    public const string Recommender = """
        namespace Shop
        {
            /// <summary>Predicts the rating and the next category from a user and an item.</summary>
            [Network]
            [Input("user", 24)]
            [Input("item", 10)]
            [Dense(16, Name = "users", From = "user", Activation = GELU)]
            [Dense(16, Activation = Tanh)]
            [Dense(16, Name = "branch")]
            [Add("users", "branch", Name = "residual", Activation = LeakyReLU, NegativeSlope = 0.2)]
            [Dense(7, Name = "items", From = "item", UseBias = false, Trainable = false)]
            [Concat("residual", "items", Name = "both")]
            [Dropout(0.25, Name = "thinned")]
            [Dense(1, Name = "rating")]
            [Dense(5, Name = "category", From = "thinned", Activation = Softmax)]
            [Loss(Huber, Output = "rating", Weight = 0.5, Delta = 2)]
            [Loss(SparseCategoricalCrossEntropy, Output = "category", ClassWeights = new[] { 1, 2, 1, 1, 0.5 })]
            [RMSprop(Centered = true, Momentum = 0.9, WeightDecay = 1e-4, DecayScope = DecayScope.All)]
            [Parameter("users.weight", Decay = false)]
            public sealed partial class Recommender { }
        }
        """;

    /// <summary>Double precision, clipping by the global norm, momentum.</summary>
    public const string Regressor = """
        /// <summary>Fits a curve.</summary>
        [Network(Precision = Precision.Double)]
        [Input(3)]
        [Dense(17, Activation = Softplus, Beta = 2, Threshold = 10, Init = Orthogonal, Gain = 1.5)]
        [Activation(HardSwish)]
        [Dense(2, BiasInit = Constant, BiasValue = 0.5)]
        [Loss(MeanSquaredError, Reduction = Reduction.Sum)]
        [SGD(LearningRate = 0.05, Momentum = 0.9, Dampening = 0.1, GlobalClipNorm = 1, WeightDecay = 1e-3)]
        public partial class Regressor { }
        """;

    /// <summary>No loss: it can be loaded and run.</summary>
    public const string Embedding = """
        /// <summary>Maps an image of 28 × 28 to a direction.</summary>
        [Network]
        [Input("pixels", 784)]
        [Dense(128, Activation = SiLU)]
        [Dropout(0.1)]
        [Dense(20, Name = "code", Activation = LogSoftmax)]
        internal sealed partial class Embedding { }
        """;

    /// <summary>A network with an error: no layer has the name that the sum reads.</summary>
    public const string Broken = """
        /// <summary>Adds what is not there.</summary>
        [Network]
        [Input("left", 4)]
        [Input("right", 4)]
        [Dense(8, Name = "a", From = "left")]
        [Dropout(0.5)]
        [Add("a", "b")]
        [Loss(CrossEntropy)]
        [Adam]
        public sealed partial class Broken { }
        """;

    /// <summary>The networks without errors.</summary>
    public static IReadOnlyDictionary<string, string> Valid { get; } = new Dictionary<string, string>
    {
        [nameof(TumourClassifier)] = TumourClassifier,
        [nameof(Recommender)] = Recommender,
        [nameof(Regressor)] = Regressor,
        [nameof(Embedding)] = Embedding,
    };
}
