namespace DeepInit;

/// <summary>What every optimiser has. A network with a loss has exactly one optimiser; it is compiled into the backward pass.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public abstract class OptimizerAttribute : Attribute
{
    private protected OptimizerAttribute(double learningRate) => LearningRate = learningRate;

    /// <summary>The learning rate of the first step; the network's <c>LearningRate</c> property changes it between steps.</summary>
    public double LearningRate { get; set; }

    /// <summary>The strength of weight decay, at least 0; 0 unless given, except for AdamW (0.01).</summary>
    public double WeightDecay { get; set; }

    /// <summary>
    /// True: parameters shrink by learning rate · decay beside the gradient step (Loshchilov &amp; Hutter 2019). False: decay · parameter is added to the
    /// gradient (L2). Each optimiser has its own default: true for AdamW and Lion, false for the others.
    /// </summary>
    public bool DecoupledWeightDecay { get; set; }

    /// <summary>Which parameters decay; weights only unless given.</summary>
    public DecayScope DecayScope { get; set; }

    /// <summary>
    /// Scales all gradients by min(1, GlobalClipNorm / (norm + 1e-6)), the norm being that of all trainable parameters together; greater than 0. Off unless given.
    /// </summary>
    /// <remarks>The gradient must be stored whole first, which costs one pass over the parameters.</remarks>
    public double GlobalClipNorm { get; set; }

    /// <summary>Limits each element of the gradient to ± this value; greater than 0. Off unless given.</summary>
    public double ClipValue { get; set; }
}
