namespace DeepInit;

/// <summary>
/// How the learning rate changes while <c>Fit</c> trains, starting from that of the optimiser. A network has one, or several of which each later one says
/// from which step it rules (<see cref="From"/>); <see cref="FitOptions.Schedule"/> takes their place. Lengths that are left out are those of the <c>Fit</c>. <c>TrainBatch</c> leaves the rate alone.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public abstract class ScheduleAttribute : Attribute
{
    private protected ScheduleAttribute()
    {
    }

    /// <summary>Whether lengths count optimiser steps or epochs; steps unless given.</summary>
    public ScheduleInterval Interval { get; set; }

    /// <summary>
    /// The step (or epoch) from which it rules instead of the schedule written before it, greater than that one's; it counts its own steps from 0 there. 0 for the first,
    /// and unless given.
    /// </summary>
    public int From { get; set; }
}
