namespace DeepInit;

/// <summary>Prodigy (Mishchenko &amp; Defazio 2024): Adam that finds its learning rate by itself, from how far the weights have gone; leave <see cref="OptimizerAttribute.LearningRate"/> at 1.</summary>
/// <remarks>
/// The rate of a step is d · lr. With dlr = d · lr: n ← β₃ n + (d / d₀) dlr Σ g (p₀ − p); m ← β₁ m + d (1 − β₁) g; v ← β₂ v + d² (1 − β₂) g²; s ← β₃ s + (d / d₀) dlr g; d̂ = c · n / Σ |s|, sums over all parameters, p₀ those at the start;
/// d grows to the largest d̂ so far, at most by <see cref="GrowthRate"/>; p ← p · (1 − dlr · decay) − dlr · m / (√v + d ε), where dlr is from the d before the step and d ε from the new one.
/// Sums are taken in double precision and one order, so that d is the same on any number of threads. Remembers four numbers for each parameter (<c>exp_avg</c>, <c>exp_avg_sq</c>, <c>s</c>, <c>p0</c>) and, as <see cref="ParameterCollection{T}.OptimizerNumbers"/>,
/// <c>d</c>, <c>d_max</c>, <c>d_numerator</c>. Gradients are stored whole, and parameters gone through twice. A schedule multiplies d: one that begins at 0 wants <see cref="SafeguardWarmup"/>. Where the sum of |s| is 0, d stays.
/// A factor on the rate of a parameter (<see cref="ParameterAttribute.LearningRateScale"/>) is in its last line alone: d, n and s are of one rate for all. Prodigy's own code refuses such factors.
/// </remarks>
/// <example><code>[Prodigy(WeightDecay = 0.01)]</code></example>
public sealed class ProdigyAttribute : OptimizerAttribute
{
    /// <summary>Trains with this optimiser; learning rate 1 unless given, which d multiplies.</summary>
    public ProdigyAttribute()
        : base(1) => DecoupledWeightDecay = true;

    /// <summary>Decay of the first moment, in [0, 1); 0.9 unless given.</summary>
    public double Beta1 { get; set; } = 0.9;

    /// <summary>Decay of the second moment, in [0, 1); 0.999 unless given.</summary>
    public double Beta2 { get; set; } = 0.999;

    /// <summary>Decay of the sums that d follows from, in [0, 1); 0 for the root of <see cref="Beta2"/>; 0 unless given.</summary>
    public double Beta3 { get; set; }

    /// <summary>Added, times d, to the root of the second moment; greater than 0; 1e-8 unless given.</summary>
    public double Epsilon { get; set; } = 1e-8;

    /// <summary>What d begins with, greater than 0; 1e-6 unless given. Too small costs some steps, too large may never be made up for.</summary>
    public double D0 { get; set; } = 1e-6;

    /// <summary>The factor on what d is estimated as, c, greater than 0; 1 unless given: the one to change where steps are too small or too large.</summary>
    public double Coefficient { get; set; } = 1;

    /// <summary>The most that d grows by in a step, as a factor of at least 1, or 0 for any; 0 unless given.</summary>
    public double GrowthRate { get; set; }

    /// <summary>Whether dlr has Adam's bias corrections in it; false unless given.</summary>
    public bool BiasCorrection { get; set; }

    /// <summary>Whether s takes in d in the place of dlr, so that the small rates of a warm-up do not make d too large; false unless given.</summary>
    public bool SafeguardWarmup { get; set; }
}
