namespace DeepInit.Gen.Specs;

/// <summary>What was written for a schedule; each kind has its own record.</summary>
/// <param name="Kind">The metadata name of its attribute.</param>
/// <param name="Interval">What its lengths count.</param>
internal abstract record ScheduleSpec(string Kind, ScheduleInterval Interval)
{
    /// <summary>The step from which it rules; 0 for the first.</summary>
    public int From { get; init; }
}
