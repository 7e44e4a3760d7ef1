namespace DeepInit;

/// <summary>Multiplies the learning rate by <see cref="Gamma"/> every so many steps; see <see cref="DeepInit.StepDecay"/>.</summary>
/// <example><code>[StepDecay(30, Gamma = 0.1, Interval = ScheduleInterval.Epoch)]</code></example>
public sealed class StepDecayAttribute : ScheduleAttribute
{
    /// <summary>A decay in stairs.</summary>
    /// <param name="stepSize">Steps from one stair to the next, at least 1.</param>
    public StepDecayAttribute(int stepSize) => StepSize = stepSize;

    /// <summary>Steps from one stair to the next.</summary>
    public int StepSize { get; }

    /// <summary>The factor, greater than 0; 0.1 unless given.</summary>
    public double Gamma { get; set; } = 0.1;
}
