namespace DeepInit;

/// <summary>
/// Settings of parameter tensors where they differ from their layers' and the optimiser's: <c>[Parameter("stage1.*", LearningRateScale = 0.1)]</c>.
/// </summary>
/// <remarks>
/// In a name <c>*</c> stands for any characters, dots included. Where several settings fit a tensor, each option is taken from the most specific that gives it: of two
/// patterns the one whose tensors are all among the other's, so that a whole name decides before any pattern. The order of the attributes does not matter.
/// </remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ParameterAttribute : Attribute
{
    /// <summary>Addresses parameters.</summary>
    /// <param name="name">A name as in files, <c>dense0.weight</c> for example, or a pattern: <c>stage1.*</c>, <c>*.bias</c>.</param>
    public ParameterAttribute(string name) => Name = name;

    /// <summary>The name of the tensor, or the pattern of names.</summary>
    public string Name { get; }

    /// <summary>False freezes the tensor: no gradient, no update, no optimiser state.</summary>
    public bool Trainable { get; set; } = true;

    /// <summary>Whether the optimiser's weight decay acts on it; its <see cref="OptimizerAttribute.DecayScope"/> decides unless given.</summary>
    public bool Decay { get; set; } = true;

    /// <summary>
    /// The factor on the learning rate, greater than 0; 1 unless given. It stands wherever the optimiser's formula has the rate, so that decoupled weight decay is scaled, too.
    /// </summary>
    public double LearningRateScale { get; set; } = 1;

    /// <summary>The coefficient of weight decay in the place of the optimiser's, at least 0; 0 for none. The optimiser's, where the tensor decays, unless given.</summary>
    public double WeightDecay { get; set; }

    /// <summary>
    /// The factor of a penalty Σ |w| over the tensor, which the loss has in it; at least 0, 0 unless given. Few weights are then other than 0. Keras' <c>kernel_regularizer=L1(l1)</c>.
    /// </summary>
    /// <remarks>
    /// A penalty is a part of the loss, in training and in evaluation, and its derivative a part of the gradient: limits on gradients, momentum and adaptive rates see it. It counts once
    /// for each batch, whatever its rows, and for what training moves alone. Weight decay is what acts beside the gradient. Cost: the gradient of the tensor is stored, and the tensor
    /// read once more in each step.
    /// </remarks>
    public double L1 { get; set; }

    /// <summary>
    /// The factor of a penalty Σ w² over the tensor, without a half, as <see cref="L1"/>; at least 0, 0 unless given. Keras' <c>kernel_regularizer=L2(l2)</c>.
    /// </summary>
    public double L2 { get; set; }

    /// <summary>
    /// Which of two optimisers moves it, by name: <c>"AdamW"</c>. Unless given, an optimiser of matrices (<see cref="MuonAttribute"/>) takes the hidden ones; else the first of the two moves it.
    /// </summary>
    public string Optimizer { get; set; } = "";

    /// <summary>How the tensor starts; as its layer says unless this or one of the options below is given.</summary>
    public Init Init { get; set; }

    /// <summary>The factor on the initialiser's standard deviation or bound; the initialiser's own (1, or the activation's for the He kind) unless given.</summary>
    public double Gain { get; set; } = 1;

    /// <summary>Which fan scales <see cref="Init.HeNormal"/>, <see cref="Init.HeUniform"/> and <see cref="Init.VarianceScaling"/>.</summary>
    public Fan Fan { get; set; }

    /// <summary>The mean of <see cref="Init.Normal"/> and <see cref="Init.TruncatedNormal"/>; 0 unless given.</summary>
    public double Mean { get; set; }

    /// <summary>The standard deviation of <see cref="Init.Normal"/>, <see cref="Init.Sparse"/> and (before the cut) <see cref="Init.TruncatedNormal"/>; 1 unless given.</summary>
    public double Sigma { get; set; } = 1;

    /// <summary>The lower bound of <see cref="Init.Uniform"/> and <see cref="Init.TruncatedNormal"/>.</summary>
    public double Low { get; set; } = -0.05;

    /// <summary>The upper bound of <see cref="Init.Uniform"/> and <see cref="Init.TruncatedNormal"/>.</summary>
    public double High { get; set; } = 0.05;

    /// <summary>The value of <see cref="Init.Constant"/>; 0 unless given.</summary>
    public double Value { get; set; }

    /// <summary>The scale of <see cref="Init.VarianceScaling"/>; greater than 0, 1 unless given.</summary>
    public double Scale { get; set; } = 1;

    /// <summary>The distribution of <see cref="Init.VarianceScaling"/>; truncated normal unless given.</summary>
    public InitDistribution Distribution { get; set; }

    /// <summary>The share of zeros among the weights of each input in <see cref="Init.Sparse"/>; in [0, 1), 0.9 unless given.</summary>
    public double Sparsity { get; set; } = 0.9;
}
