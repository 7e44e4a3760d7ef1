namespace DeepInit;

/// <summary>
/// One cycle (Smith &amp; Topin 2019): from maximum / divFactor up to the maximum at step warmupFraction · totalSteps − 1, then down to
/// maximum / divFactor / finalDivFactor at step totalSteps − 1, then constant; along cosines or in straight lines. PyTorch's <c>OneCycleLR</c> with two
/// phases; momentum is not cycled. With three phases (<see cref="InThreePhases"/>), as in the paper, it falls back to maximum / divFactor as fast as it rose, and only then
/// below.
/// </summary>
/// <remarks>The base rate plays no part.</remarks>
public sealed class OneCycle : LearningRateSchedule
{
    private readonly double _maximum;
    private readonly double _start;
    private readonly double _end;
    private readonly double _top;
    private readonly long _last;
    private readonly bool _linear;
    private bool _threePhases;

    /// <summary>One cycle.</summary>
    /// <param name="maximum">The highest rate, greater than 0.</param>
    /// <param name="totalSteps">Steps of the whole cycle, at least 2.</param>
    /// <param name="warmupFraction">The share of the steps in which the rate rises, in (0, 1); PyTorch's <c>pct_start</c>.</param>
    /// <param name="divFactor">How many times less than the maximum the first rate is, greater than 0.</param>
    /// <param name="finalDivFactor">How many times less than the first rate the last is, greater than 0.</param>
    /// <param name="linear">Straight lines instead of cosines.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public OneCycle(
        double maximum, long totalSteps, double warmupFraction = 0.3, double divFactor = 25, double finalDivFactor = 1e4, bool linear = false)
    {
        if (totalSteps < 2)
            throw new ArgumentOutOfRangeException(nameof(totalSteps), totalSteps, "Expected at least 2.");
        if (warmupFraction is not (> 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(warmupFraction), warmupFraction, "Expected more than 0 and less than 1.");
        _maximum = Positive(maximum, nameof(maximum));
        _start = maximum / Positive(divFactor, nameof(divFactor));
        _end = _start / Positive(finalDivFactor, nameof(finalDivFactor));
        _top = (warmupFraction * totalSteps) - 1;
        _last = totalSteps - 1;
        _linear = linear;
    }

    /// <summary>One cycle in three phases: up to the maximum, back to the first rate at step 2 · (warmupFraction · totalSteps − 1), and down to the last rate.</summary>
    /// <param name="maximum">The highest rate, greater than 0.</param>
    /// <param name="totalSteps">Steps of the whole cycle, at least 2.</param>
    /// <param name="warmupFraction">The share of the steps in which the rate rises, and that in which it falls back, in (0, 0.5].</param>
    /// <param name="divFactor">How many times less than the maximum the first rate is, greater than 0.</param>
    /// <param name="finalDivFactor">How many times less than the first rate the last is, greater than 0.</param>
    /// <param name="linear">Straight lines instead of cosines.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public static OneCycle InThreePhases(
        double maximum, long totalSteps, double warmupFraction = 0.3, double divFactor = 25, double finalDivFactor = 1e4, bool linear = false) =>
        warmupFraction <= 0.5
            ? new(maximum, totalSteps, warmupFraction, divFactor, finalDivFactor, linear) { _threePhases = true }
            : throw new ArgumentOutOfRangeException(nameof(warmupFraction), warmupFraction, "Expected more than 0 and at most 0.5.");

    /// <inheritdoc/>
    public override double At(long step, double baseRate)
    {
        // A cycle of few steps may have its top before step 0 or at it: then the first phase is empty.
        if (step <= _top && _top > 0)
            return Between(_start, _maximum, step / _top);
        if (_threePhases && _top > 0)
        {
            double back = 2 * _top;
            return step <= back
                ? Between(_maximum, _start, (step - _top) / _top)
                : Between(_start, _end, Math.Min(1, (step - back) / (_last - back)));
        }

        return Between(_maximum, _end, Math.Min(1, (step - _top) / (_last - _top)));
    }

    private double Between(double from, double to, double position) => _linear ? from + ((to - from) * position) : Cosine(from, to, position);
}
