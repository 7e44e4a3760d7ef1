namespace DeepInit;

/// <summary>A network whose class declares a schedule of the learning rate.</summary>
public interface IScheduledNetwork
{
    /// <summary>The schedule. <c>Fit</c> applies it unless its options have another. Null for none.</summary>
    LearningRateSchedule? Schedule { get; }

    /// <summary>What <see cref="Schedule"/> counts.</summary>
    ScheduleInterval ScheduleInterval { get; }
}
