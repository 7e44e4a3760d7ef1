namespace DeepInit;

/// <summary>
/// How the learning rate changes while <c>Fit</c> trains, starting from that of the optimiser. A network has at most one; <see cref="FitOptions.Schedule"/>
/// takes its place. Lengths that are left out are those of the <c>Fit</c>. <c>TrainBatch</c> leaves the rate alone.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public abstract class ScheduleAttribute : Attribute
{
    private protected ScheduleAttribute()
    {
    }

    /// <summary>Whether lengths count optimiser steps or epochs; steps unless given.</summary>
    public ScheduleInterval Interval { get; set; }
}
