namespace DeepInit;

/// <summary>Adds to each step of a sequence [steps, units] the row of a learned table at its position: y[t] = x[t] + w[t]. Where rows have lengths of their own, each row's first step has position 0, too.</summary>
/// <remarks>
/// The table is <c>weight</c> [sequence length, units], as in GPT and BERT. A row of it is trained by the rows of a batch that reach its position; the others have the gradient 0. Weight
/// decay leaves it out unless told otherwise. Costs an addition for each number.
/// </remarks>
/// <example><code>[Input(64, Vocabulary = 5000, PaddingIndex = 0)] [Embedding(128)] [PositionEmbedding] [LayerNormalization]</code></example>
public sealed class PositionEmbeddingAttribute : LayerAttribute
{
    /// <summary>
    /// Rows of the table: at least the steps that it reads, and as many unless given. More of them make room for weights of a longer table; what no sequence reaches is not trained.
    /// </summary>
    public int SequenceLength { get; set; }

    /// <summary>Whether it learns; true unless given. False freezes the table: no gradient, no update, no optimiser state.</summary>
    public bool Trainable { get; set; } = true;

    /// <summary>
    /// How the table starts; unless given, normal with mean 0 and the standard deviation 0.02 of GPT-2 and BERT, so that at first the values are nearly those of the steps. Xavier's and He's
    /// kinds count units as fan in and positions as fan out.
    /// </summary>
    public Init Init { get; set; }

    /// <summary>The factor on the standard deviation or bound of <see cref="Init"/>; the initialiser's own unless given.</summary>
    public double Gain { get; set; } = 1;

    /// <summary>The mean of <see cref="Init.Normal"/> and <see cref="Init.TruncatedNormal"/>; 0 unless given.</summary>
    public double Mean { get; set; }

    /// <summary>The standard deviation of <see cref="Init.Normal"/> and (before the cut) <see cref="Init.TruncatedNormal"/>; greater than 0 there, 1 unless given.</summary>
    public double Sigma { get; set; } = 1;

    /// <summary>The lower bound of <see cref="Init.Uniform"/> (−0.05 unless given, as in Keras) and <see cref="Init.TruncatedNormal"/> (mean − 2 sigma).</summary>
    public double Low { get; set; } = -0.05;

    /// <summary>The upper bound of <see cref="Init.Uniform"/> (0.05 unless given) and <see cref="Init.TruncatedNormal"/> (mean + 2 sigma).</summary>
    public double High { get; set; } = 0.05;

    /// <summary>The value of <see cref="Init.Constant"/>; 0 unless given.</summary>
    public double Value { get; set; }
}
