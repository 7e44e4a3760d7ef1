namespace DeepInit;

/// <summary>A layer with a table that has a row of <see cref="Units"/> numbers, learned, for each id of the input's <see cref="InputAttribute.Vocabulary"/>.</summary>
/// <remarks>
/// The table is <c>weight</c> [vocabulary, units], as in PyTorch. Its gradient is not stored in <c>TrainBatch</c>: the ids of the batch are sorted once, and each row is summed in the
/// order of the batch, and moved, by one thread; results do not depend on the number of threads. Weight decay leaves it out unless told otherwise.
/// </remarks>
public abstract class TableLayerAttribute : LayerAttribute
{
    private protected TableLayerAttribute(int units) => Units = units;

    /// <summary>Numbers of each row.</summary>
    public int Units { get; }

    /// <summary>Whether it learns; true unless given. False freezes the table: no gradient, no update, no optimiser state.</summary>
    public bool Trainable { get; set; } = true;

    /// <summary>
    /// How the table starts; unless given, normal with mean 0 and the standard deviation that gives the layer's value the variance 1, as standardised inputs have it: 1 for a
    /// plain look-up and for means, 1 / √units where the value is scaled by √units, 1 / √n for the sum of n ids. Where a <see cref="DotAttribute"/> alone reads the value, units^(−1/4),
    /// so that the product of two has the variance 1. The row of the padding index starts as zeros. Xavier's and He's kinds count units as fan in and the vocabulary as fan out, as
    /// PyTorch does.
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
