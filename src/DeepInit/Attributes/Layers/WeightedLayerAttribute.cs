namespace DeepInit;

/// <summary>A layer with weights and biases, and so with initialisers.</summary>
public abstract class WeightedLayerAttribute : ActivatedLayerAttribute
{
    private protected WeightedLayerAttribute()
    {
    }

    /// <summary>Whether there is a bias; true unless given.</summary>
    public bool UseBias { get; set; } = true;

    /// <summary>Whether it learns; true unless given. False freezes the layer: no gradient, no update, no optimiser state.</summary>
    public bool Trainable { get; set; } = true;

    /// <summary>How the weights start; derived from activation and topology unless given.</summary>
    public Init Init { get; set; }

    /// <summary>
    /// The factor on the initialiser's standard deviation or bound: of the Xavier, He and LeCun kinds, <see cref="Init.Orthogonal"/>, <see cref="Init.DeltaOrthogonal"/> and <see cref="Init.Identity"/>. The
    /// initialiser's own (1, or the activation's for the He kind) unless given.
    /// </summary>
    public double Gain { get; set; } = 1;

    /// <summary>Which fan scales <see cref="Init.HeNormal"/>, <see cref="Init.HeUniform"/> and <see cref="Init.VarianceScaling"/>; fan in unless given.</summary>
    public Fan Fan { get; set; }

    /// <summary>The mean of <see cref="Init.Normal"/> and <see cref="Init.TruncatedNormal"/>; 0 unless given.</summary>
    public double Mean { get; set; }

    /// <summary>The standard deviation of <see cref="Init.Normal"/>, <see cref="Init.Sparse"/> and (before the cut) <see cref="Init.TruncatedNormal"/>; greater than 0 there, 1 unless given.</summary>
    public double Sigma { get; set; } = 1;

    /// <summary>The lower bound of <see cref="Init.Uniform"/> (−0.05 unless given) and <see cref="Init.TruncatedNormal"/> (mean − 2 sigma).</summary>
    public double Low { get; set; } = -0.05;

    /// <summary>The upper bound of <see cref="Init.Uniform"/> (0.05 unless given) and <see cref="Init.TruncatedNormal"/> (mean + 2 sigma).</summary>
    public double High { get; set; } = 0.05;

    /// <summary>The value of <see cref="Init.Constant"/>; 0 unless given.</summary>
    public double Value { get; set; }

    /// <summary>The scale of <see cref="Init.VarianceScaling"/>; greater than 0, 1 unless given.</summary>
    public double Scale { get; set; } = 1;

    /// <summary>The distribution of <see cref="Init.VarianceScaling"/>; truncated normal unless given.</summary>
    public InitDistribution Distribution { get; set; }

    /// <summary>The share of zeros among the weights of each input in <see cref="Init.Sparse"/>; in [0, 1), 0.9 unless given.</summary>
    public double Sparsity { get; set; } = 0.9;

    /// <summary>How the biases start; zeros unless given. Initialisers that need two axes do not apply.</summary>
    public Init BiasInit { get; set; }

    /// <summary>The value of <see cref="Init.Constant"/> for the biases; 0 unless given.</summary>
    public double BiasValue { get; set; }

    /// <summary>The mean of <see cref="Init.Normal"/> and <see cref="Init.TruncatedNormal"/> for the biases; 0 unless given.</summary>
    public double BiasMean { get; set; }

    /// <summary>The standard deviation of <see cref="Init.Normal"/> and <see cref="Init.TruncatedNormal"/> for the biases; 1 unless given.</summary>
    public double BiasSigma { get; set; } = 1;

    /// <summary>The lower bound of <see cref="Init.Uniform"/> (−0.05 unless given) and <see cref="Init.TruncatedNormal"/> (mean − 2 sigma) for the biases.</summary>
    public double BiasLow { get; set; } = -0.05;

    /// <summary>The upper bound of <see cref="Init.Uniform"/> (0.05 unless given) and <see cref="Init.TruncatedNormal"/> (mean + 2 sigma) for the biases.</summary>
    public double BiasHigh { get; set; } = 0.05;
}
