namespace DeepInit;

/// <summary>
/// Sharpness-aware minimisation (Foret et al. 2021): each step is by the gradient at the worst point nearby, so that training ends where the loss is flat. Strongest where labels are wrong.
/// </summary>
/// <remarks>
/// e = ρ g / (‖g‖ + 1e-12), the norm being that of all trainable parameters together and g before any clipping; the step is by the gradient of the same batch at p + e, which is what is clipped and what the optimiser sees. The loss of a step is that at p.
/// With <see cref="Adaptive"/> (ASAM, Kwon et al. 2021) e = ρ T² g / ‖T g‖, T = |p| + η. Running statistics move in the first pass alone, masks of dropout are the same in both. <c>ComputeGradients</c> is the first half of a step
/// here, too: both passes. Costs a second pass, forward and backward, of every batch, and one copy of the parameters; gradients are stored whole.
/// Where a hook adds up the gradients of several machines, each has climbed along the gradient of its own rows before (m-sharpness, section 4.1 of the paper).
/// Between the two passes the weights stand at the moved point: a prediction that another thread makes meanwhile may see them there, as it may see half of any step.
/// </remarks>
/// <example><code>
/// [SGD(LearningRate = 0.1, Momentum = 0.9)]
/// [SAM(0.05)]
/// </code></example>
public sealed class SAMAttribute : OptimizerWrapperAttribute
{
    /// <summary>Minimises sharpness.</summary>
    /// <param name="rho">How far the point is, ρ, greater than 0; 0.05 unless given. With <see cref="Adaptive"/> some ten times as much.</param>
    public SAMAttribute(double rho = 0.05) => Rho = rho;

    /// <summary>How far the point is.</summary>
    public double Rho { get; }

    /// <summary>Whether the distance is measured in the size of each weight (ASAM); false unless given.</summary>
    public bool Adaptive { get; set; }

    /// <summary>Of <see cref="Adaptive"/>: what is added to the size of a weight, η, at least 0; 0.01 unless given.</summary>
    public double Eta { get; set; } = 0.01;
}
