namespace DeepInit;

/// <summary>Multiplies the learning rate by <see cref="Gamma"/> at given steps; see <see cref="DeepInit.MultiStepDecay"/>.</summary>
/// <example><code>[MultiStepDecay(60, 120, 160, Gamma = 0.2, Interval = ScheduleInterval.Epoch)]</code></example>
public sealed class MultiStepDecayAttribute : ScheduleAttribute
{
    /// <summary>A decay in stairs.</summary>
    /// <param name="milestones">The steps from which each further factor applies, one or more, each at least 0.</param>
    public MultiStepDecayAttribute(params int[] milestones) => Milestones = milestones;

    /// <summary>The steps from which each further factor applies.</summary>
    public int[] Milestones { get; }

    /// <summary>The factor, greater than 0; 0.1 unless given.</summary>
    public double Gamma { get; set; } = 0.1;
}
