namespace DeepInit.Benchmarks.Evidence;

/// <summary>A data set with a network for it.</summary>
/// <param name="Name">In files and on the page.</param>
/// <param name="Network">Attributes from the input to the loss; <c>{width}</c> stands for the numbers of a row.</param>
/// <param name="BatchSize">Rows of a step.</param>
/// <param name="Steps">Of each training.</param>
/// <param name="Read">Reads the rows from the folder of all data sets.</param>
internal sealed record EvidenceTask(string Name, string Network, int BatchSize, int Steps, Func<string, EvidenceSplit> Read)
{
    private const string Tabular = "[Input({width})] ";

    /// <summary>Three networks of other kinds, and the data sets of samples/Workbench with its hidden widths.</summary>
    public static IReadOnlyList<EvidenceTask> All { get; } =
    [
        new("digits by a convnet", "[Input(8, 8, 1)] [Conv2D(8, 3, Activation = ReLU)] [Conv2D(16, 3, Activation = ReLU)] [MaxPooling2D(2)] [Flatten] [Dense(10)] [Loss(CrossEntropy)]", 32, 500, EvidenceData.Digits),
        new("temperatures by a GRU", "[Input(20, 1)] [GRU(16)] [Dense(1)] [Loss(MeanSquaredError)]", 32, 500, EvidenceData.Temperatures),
        new("Shakespeare by a transformer", "[Input(32, Vocabulary = 65)] [Embedding(32)] [PositionEmbedding] [Use(typeof(Layer))] [LayerNormalization] [Dense(65)] [Loss(CrossEntropy)]", 8, 400, EvidenceData.Characters),
        new("digits", Tabular + "[Dense(64, Activation = ReLU)] [Dense(10)] [Loss(CrossEntropy)]", 64, 500, EvidenceData.Digits),
        new("california-housing", Tabular + "[Dense(64, Activation = ReLU)] [Dense(64, Activation = ReLU)] [Dense(1)] [Loss(MeanSquaredError)]", 128, 600, EvidenceData.CaliforniaHousing),
        new("auto-mpg", Tabular + "[Dense(32, Activation = ReLU)] [Dense(1)] [Loss(MeanSquaredError)]", 32, 500, EvidenceData.AutoMpg),
        new("pima-diabetes", Tabular + "[Dense(16, Activation = ReLU)] [Dense(1)] [Loss(BinaryCrossEntropyWithLogits)]", 32, 400, EvidenceData.Pima),
        new("adult", Tabular + "[Dense(32, Activation = ReLU)] [Dense(1)] [Loss(BinaryCrossEntropyWithLogits)]", 128, 500, EvidenceData.Adult),
        new("diabetes", Tabular + "[Dense(16, Activation = ReLU)] [Dense(1)] [Loss(MeanSquaredError)]", 32, 400, EvidenceData.Diabetes),
        new("iris", Tabular + "[Dense(16, Activation = ReLU)] [Dense(3)] [Loss(CrossEntropy)]", 32, 400, EvidenceData.Iris),
        new("wine", Tabular + "[Dense(16, Activation = ReLU)] [Dense(3)] [Loss(CrossEntropy)]", 32, 300, EvidenceData.Wine),
        new("banknote", Tabular + "[Dense(16, Activation = ReLU)] [Dense(16, Activation = ReLU)] [Dense(1)] [Loss(BinaryCrossEntropyWithLogits)]", 32, 400, EvidenceData.Banknote),
        new("breast-cancer-wdbc", Tabular + "[Dense(32, Activation = ReLU)] [Dense(1)] [Loss(BinaryCrossEntropyWithLogits)]", 32, 300, EvidenceData.Tumour),
    ];
}
