namespace DeepInit;

/// <summary>Multiplies the learning rate by a factor at every step; see <see cref="DeepInit.ExponentialDecay"/>.</summary>
/// <example><code>[ExponentialDecay(0.95, Interval = ScheduleInterval.Epoch)]</code></example>
public sealed class ExponentialDecayAttribute : ScheduleAttribute
{
    /// <summary>A steady decay.</summary>
    /// <param name="gamma">The factor, greater than 0.</param>
    public ExponentialDecayAttribute(double gamma) => Gamma = gamma;

    /// <summary>The factor.</summary>
    public double Gamma { get; }
}
