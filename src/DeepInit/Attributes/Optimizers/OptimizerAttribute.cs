namespace DeepInit;

/// <summary>
/// What every optimiser has. A network with a loss has one optimiser, compiled into the backward pass, or two that share its parameters: <see cref="MuonAttribute"/> and one for what it does not
/// take, or any two of which <see cref="ParameterAttribute.Optimizer"/> says what the second moves.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public abstract class OptimizerAttribute : Attribute
{
    private protected OptimizerAttribute(double learningRate) => LearningRate = learningRate;

    /// <summary>
    /// The learning rate of the first step, greater than 0; the network's <c>LearningRate</c> property changes it between steps. Unless given: 0.001 for AdamW,
    /// Adam, SparseAdam, RAdam, Adan, AdEMAMix, ADOPT, AdamC, Grams, Tiger, LAMB and StableAdamW, 0.002 for NAdam and Adamax, 0.0025 for ScheduleFreeAdamW and ScheduleFreeRAdam, 0.003 for SOAP, 0.01 for
    /// SGD, RMSprop, Adagrad, RowwiseAdagrad, Adafactor, Rprop and ASGD, 0.02 for Muon and NorMuon, 0.1 for LARS, 1 for Adadelta, ScheduleFreeSGD, Prodigy and LBFGS, 0.0001 for Lion.
    /// </summary>
    public double LearningRate { get; set; }

    /// <summary>The strength of weight decay, at least 0; 0 unless given, for AdamW, AdamC, Tiger, LAMB, StableAdamW and SOAP 0.01, for LARS 0.0001.</summary>
    public double WeightDecay { get; set; }

    /// <summary>
    /// True: parameters shrink by learning rate · decay beside the gradient step (Loshchilov &amp; Hutter 2019). False: decay · parameter is added to the
    /// gradient (L2). Unless given: true for AdamW, Lion, Adan, AdEMAMix, AdamC, Grams, Tiger and the ScheduleFree ones, and for optimisers that see whole tensors (LAMB, LARS, StableAdamW, Prodigy, Adafactor, SOAP,
    /// Muon, NorMuon, RowwiseAdagrad), whose formulas say where decay stands; false for the others.
    /// </summary>
    public bool DecoupledWeightDecay { get; set; }

    /// <summary>Which parameters decay; <see cref="DecayScope.Weights"/> unless given.</summary>
    public DecayScope DecayScope { get; set; }

    /// <summary>
    /// Scales all gradients by min(1, GlobalClipNorm / (norm + 1e-6)), the norm being that of all trainable parameters together; greater than 0. Off unless given.
    /// </summary>
    /// <remarks>The gradient must be stored whole first, which costs one pass over the parameters.</remarks>
    public double GlobalClipNorm { get; set; }

    /// <summary>Limits each element of the gradient to ± this value; greater than 0. Off unless given.</summary>
    public double ClipValue { get; set; }
}
