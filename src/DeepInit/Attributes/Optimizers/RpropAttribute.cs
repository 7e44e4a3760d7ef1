namespace DeepInit;

/// <summary>Rprop (Riedmiller &amp; Braun 1993): a step size for each parameter, which grows while its gradient keeps its sign. For full batches.</summary>
/// <remarks>
/// PyTorch's form: where g · (g before) is positive the step size is multiplied by <see cref="EtaPlus"/>, where it is negative by <see cref="EtaMinus"/> and g counts as 0; then
/// p ← p − sign(g) · step size. The learning rate is the first step size of all parameters; schedules, factors on the rate and a rate set later change nothing. PyTorch's
/// has no weight decay; one that is asked for here is part of the gradient whose sign counts. Remembers two numbers for each parameter (<c>step_size</c>, <c>prev</c>).
/// </remarks>
/// <example><code>[Rprop]</code></example>
public sealed class RpropAttribute : OptimizerAttribute
{
    /// <summary>Trains with this optimiser; learning rate 0.01 unless given: the first step size.</summary>
    public RpropAttribute()
        : base(0.01)
    {
    }

    /// <summary>The factor where the gradient has changed its sign, in (0, 1); 0.5 unless given.</summary>
    public double EtaMinus { get; set; } = 0.5;

    /// <summary>The factor where the gradient has kept its sign, greater than 1; 1.2 unless given.</summary>
    public double EtaPlus { get; set; } = 1.2;

    /// <summary>The least step size, at least 0; 1e-6 unless given.</summary>
    public double StepMin { get; set; } = 1e-6;

    /// <summary>The greatest step size, at least <see cref="StepMin"/>; 50 unless given.</summary>
    public double StepMax { get; set; } = 50;
}
