namespace DeepInit;

/// <summary>Averaged gradient descent (Polyak &amp; Juditsky 1992, in Bottou's form): a rate that falls by itself, and beside the parameters their mean.</summary>
/// <remarks>
/// PyTorch's: p ← (1 − lambda · eta) · p − eta · g, eta being the rate at first and lr / (1 + lambda · lr · k)^alpha after step k; the mean <c>ax</c> follows the parameters
/// until step t0, then takes 1 / (k − t0) of each. Predictions read the parameters; the mean is <c>Parameter.OptimizerState("ax")</c>. Every tensor has the decay of lambda.
/// </remarks>
/// <example><code>[ASGD(LearningRate = 0.05, T0 = 2000)]</code></example>
public sealed class ASGDAttribute : OptimizerAttribute
{
    /// <summary>Trains with this optimiser; learning rate 0.01 unless given.</summary>
    public ASGDAttribute()
        : base(0.01)
    {
    }

    /// <summary>How fast the rate falls, and the decay of all parameters, at least 0; 1e-4 unless given.</summary>
    public double Lambda { get; set; } = 1e-4;

    /// <summary>The power by which the rate falls, at least 0; 0.75 unless given.</summary>
    public double Alpha { get; set; } = 0.75;

    /// <summary>The step after which the mean begins, at least 0; 1e6 unless given.</summary>
    public double T0 { get; set; } = 1e6;
}
