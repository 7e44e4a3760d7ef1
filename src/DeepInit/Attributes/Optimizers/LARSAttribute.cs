namespace DeepInit;

/// <summary>LARS (You et al. 2017): momentum whose rate follows, tensor by tensor, the size of the weights and of their gradient; made for very large batches.</summary>
/// <remarks>
/// l = lr · trust · ‖p‖ / (‖g‖ + decay · ‖p‖); b ← momentum · b + l · (g + decay · p); p ← p − b. l = lr where a norm is 0, and for parameters that do not decay (biases and scales, by
/// <see cref="DecayScope"/>), as in the published code. Remembers a number for each parameter (<c>momentum_buffer</c>). The gradient of a step is stored whole, and
/// a tensor is gone through twice. The rate stands within the buffer, as in the code of TensorFlow's models; timm multiplies by it outside, which differs once it changes.
/// </remarks>
/// <example><code>[LARS(LearningRate = 0.5, TrustCoefficient = 0.01)]</code></example>
public sealed class LARSAttribute : OptimizerAttribute
{
    /// <summary>Trains with this optimiser; learning rate 0.1 unless given.</summary>
    public LARSAttribute()
        : base(0.1)
    {
        WeightDecay = 1e-4;
        DecoupledWeightDecay = true;
    }

    /// <summary>What the buffer keeps of the steps before, in [0, 1); 0.9 unless given.</summary>
    public double Momentum { get; set; } = 0.9;

    /// <summary>The share of a tensor's size that a step may have; greater than 0; 0.001 unless given.</summary>
    public double TrustCoefficient { get; set; } = 0.001;
}
