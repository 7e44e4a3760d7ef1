namespace DeepInit;

/// <summary>
/// Has the network predict with an exponential moving average of its weights (Polyak &amp; Juditsky 1992): e ← decay · e + (1 − decay) · p after every step, e = p before the first. There are no two modes:
/// <c>Predict</c>, <c>ComputeLoss</c>, <c>Evaluate</c>, <c>Save</c> and validation within <c>Fit</c> see e, training goes on with p.
/// </summary>
/// <remarks>
/// <see cref="Parameter{T}.Inference"/> shows e, the parameters themselves p; <see cref="ParameterCollection{T}.PredictsAverages"/> switches. A checkpoint has both, so that a training that goes on is the same to the bit; a file
/// that is loaded, or a weight that is set, sets both. <c>Fit</c> estimates batch statistics for e (<see cref="FitOptions.StatisticsBatches"/>); in a training loop of one's own they are those of training.
/// Remembers one number for each parameter (<c>ema</c>), and predicts from one more copy of the parameters; a step goes over the parameters once more.
/// </remarks>
/// <example><code>
/// [AdamW]
/// [ExponentialMovingAverage(0.999)]
/// </code></example>
public sealed class ExponentialMovingAverageAttribute : OptimizerWrapperAttribute
{
    /// <summary>Averages.</summary>
    /// <param name="decay">What the average keeps at each step, in [0, 1); 0.999 unless given: a mean over about 1 / (1 − decay) steps.</param>
    public ExponentialMovingAverageAttribute(double decay = 0.999) => Decay = decay;

    /// <summary>What the average keeps at each step.</summary>
    public double Decay { get; }

    /// <summary>
    /// Whether it keeps less at first, min(decay, (1 + k) / (10 + k)) at step k from 1, so that a short training does not keep its random start; true unless given.
    /// </summary>
    public bool WarmUp { get; set; } = true;
}
