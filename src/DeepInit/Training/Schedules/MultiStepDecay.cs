namespace DeepInit;

/// <summary>Multiplies the rate by a factor at given steps: base · gamma^(number of milestones ≤ step). PyTorch's <c>MultiStepLR</c>.</summary>
public sealed class MultiStepDecay : LearningRateSchedule
{
    private readonly double _gamma;
    private readonly long[] _milestones;

    /// <summary>A decay in stairs.</summary>
    /// <param name="gamma">The factor, greater than 0.</param>
    /// <param name="milestones">The steps from which each further factor applies, in any order.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public MultiStepDecay(double gamma, params long[] milestones)
    {
        _gamma = Positive(gamma, nameof(gamma));
        _milestones = [.. milestones];
    }

    /// <inheritdoc/>
    public override double At(long step, double baseRate)
    {
        int passed = 0;
        foreach (long milestone in _milestones)
        {
            if (milestone <= step)
                passed++;
        }

        return baseRate * Math.Pow(_gamma, passed);
    }
}
