namespace DeepInit;

/// <summary>LAMB (You et al. 2020): Adam whose step of each tensor is as long as the tensor times the rate; made for very large batches.</summary>
/// <remarks>
/// u = m̂ / (√v̂ + ε) + decay · p; p ← p − lr · ‖p‖ / ‖u‖ · u, norms over one tensor, the quotient 1 where one of them is 0. Decay is within the quotient, as in the paper. Remembers two numbers
/// for each parameter (<c>exp_avg</c>, <c>exp_avg_sq</c>). The gradient of a step is stored whole, and a
/// tensor is gone through twice. TensorFlow Addons, timm and Apex leave out the quotient of what does not decay: see <see cref="AdaptAll"/>.
/// </remarks>
/// <example><code>[LAMB(LearningRate = 2e-3, WeightDecay = 0.01)]</code></example>
public sealed class LAMBAttribute : OptimizerAttribute
{
    /// <summary>Trains with this optimiser; learning rate 0.001 unless given.</summary>
    public LAMBAttribute()
        : base(0.001)
    {
        WeightDecay = 0.01;
        DecoupledWeightDecay = true;
    }

    /// <summary>Decay of the first moment, in [0, 1); 0.9 unless given.</summary>
    public double Beta1 { get; set; } = 0.9;

    /// <summary>Decay of the second moment, in [0, 1); 0.999 unless given.</summary>
    public double Beta2 { get; set; } = 0.999;

    /// <summary>Added to the root of the second moment; greater than 0; 1e-6 unless given.</summary>
    public double Epsilon { get; set; } = 1e-6;

    /// <summary>
    /// True: every tensor's step is scaled by the quotient of norms, as in the paper. False: only those that decay, as TensorFlow Addons, timm and Apex have it by default. True unless given.
    /// </summary>
    public bool AdaptAll { get; set; } = true;
}
