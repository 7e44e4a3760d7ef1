namespace DeepInit;

/// <summary>Up to a maximum and back in straight lines, again and again; see <see cref="DeepInit.Cyclic"/>.</summary>
/// <remarks>Smith 2017.</remarks>
/// <example><code>[Cyclic(6e-3, 500)]</code></example>
public sealed class CyclicAttribute : ScheduleAttribute
{
    /// <summary>Cycles.</summary>
    /// <param name="maximum">The highest rate, greater than 0; the lowest is that of the optimiser.</param>
    /// <param name="stepsUp">Steps from the lowest rate to the highest, at least 1.</param>
    public CyclicAttribute(double maximum, int stepsUp)
    {
        Maximum = maximum;
        StepsUp = stepsUp;
    }

    /// <summary>The highest rate.</summary>
    public double Maximum { get; }

    /// <summary>Steps from the lowest rate to the highest.</summary>
    public int StepsUp { get; }

    /// <summary>Steps back, at least 1; as many as up unless given.</summary>
    public int StepsDown { get; set; }

    /// <summary>How cycles become lower; they do not unless given.</summary>
    public CycleShape Shape { get; set; }

    /// <summary>The factor of <see cref="CycleShape.ExponentialRange"/> on the height of cycles with every step, greater than 0; 1 unless given.</summary>
    public double Gamma { get; set; } = 1;
}
