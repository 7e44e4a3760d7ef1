namespace DeepInit.Conformance.Comparison;

/// <summary>What a comparison found.</summary>
/// <param name="Deviations">Every quantity, in the order in which a failing case is read.</param>
/// <param name="Faults">What cannot be said in units.</param>
internal sealed record ComparisonResult(IReadOnlyList<Deviation> Deviations, IReadOnlyList<string> Faults)
{
    /// <summary>The quantity that is furthest off; null where nothing was compared.</summary>
    public Deviation? Worst => Deviations.MaxBy(deviation => deviation.Units);

    /// <summary>The first quantity beyond a limit.</summary>
    public Deviation? FirstBeyond(double limit) => Deviations.FirstOrDefault(deviation => deviation.Units > limit);
}
