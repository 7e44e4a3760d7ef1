namespace DeepInit;

/// <summary>Down to zero along a power; see <see cref="DeepInit.PolynomialDecay"/>.</summary>
/// <example><code>[PolynomialDecay(Power = 2)]</code></example>
public sealed class PolynomialDecayAttribute : ScheduleAttribute
{
    /// <summary>Steps down to zero, at least 1; to the end of the <c>Fit</c> unless given.</summary>
    public int Steps { get; set; }

    /// <summary>The power, greater than 0; 1, a straight line, unless given.</summary>
    public double Power { get; set; } = 1;
}
