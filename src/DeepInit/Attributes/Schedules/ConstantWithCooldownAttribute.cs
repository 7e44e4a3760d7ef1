namespace DeepInit;

/// <summary>The base rate, and over the last steps a straight line down to a share of it; see <see cref="DeepInit.ConstantWithCooldown"/>.</summary>
/// <remarks>Hägele et al. 2024.</remarks>
/// <example><code>[ConstantWithCooldown(Cooldown = 0.2)]</code></example>
public sealed class ConstantWithCooldownAttribute : ScheduleAttribute
{
    /// <summary>The share of all steps that the fall takes, in (0, 1]; 0.2 unless given.</summary>
    public double Cooldown { get; set; } = 0.2;

    /// <summary>Steps of the fall, at least 1 and at most <see cref="TotalSteps"/>, instead of a share; not unless given.</summary>
    public int CooldownSteps { get; set; }

    /// <summary>Steps of the training, at least 1; those of the <c>Fit</c> unless given.</summary>
    public int TotalSteps { get; set; }

    /// <summary>The share of the base rate at the end, at least 0; 0 unless given.</summary>
    public double MinimumFactor { get; set; }
}
